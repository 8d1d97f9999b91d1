import { type Receiver } from '../../src/domain/receiver';
import { type Received } from './received';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
const titles: Record<Receiver, string> = { tax: '模拟税务机关：收到的核定结果', national: '模拟全国联网认证系统：收到的核定结果' };
const columns = ['收件号', '日期', '办件编号', '单位', '统一社会信用代码', '年度', '结果', '核定数据', '认定书编码', '送来次数'];

const row = ({ receipt, on, number, unit, year, result, figures, certificate, times }: Received): string =>
  [receipt, on, number, unit?.name, unit?.uscc, year, result && `${result.value} ${result.unit ?? ''}`, figures && JSON.stringify(figures)]
    .concat([certificate, times])
    .map((one) => `<td>${escaped(String(one ?? ''))}</td>`)
    .join('');

/** The other side's view of what came in, the latest first. */
export function receivedPage(receiver: Receiver, received: readonly Received[]): string {
  const title = titles[receiver];
  const rows = [...received].reverse().map((one) => `<tr>${row(one)}</tr>`);
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>body{margin:1.5rem;font:16px/1.6 system-ui;color:#14202b}table{border-collapse:collapse}td,th{border:1px solid #6b7a86;padding:.3rem .6rem;text-align:left;vertical-align:top}
div{overflow-x:auto}div:focus{outline:3px solid #fd0}.note{background:#fdf0d9;padding:.6rem .8rem}</style>
<h1>${title}</h1><p class="note">这是演练环境里的替身，单位和数据都是虚构的。同一份送来几次，只收一次，收件号不变。</p>
${rows.length > 0 ? `<div tabindex="0" role="region" aria-label="${title}"><table><thead><tr>${columns.map((one) => `<th scope="col">${one}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>` : '<p>还没有收到。</p>'}</html>`;
}
