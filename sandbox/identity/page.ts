import { type SandboxPerson } from '../person';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);

const press = ({ name, identity }: SandboxPerson): string =>
  `<li><button name="who" value="${identity}">${escaped(name)}<small>${identity}</small></button></li>`;

/** Where one says who one is; the form goes to the page's own address. */
export function chooser(people: readonly SandboxPerson[]): string {
  const title = '模拟国家身份认证';
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>body{max-width:34rem;margin:1.5rem auto;padding:0 1rem;font:18px/1.7 system-ui;color:#14202b}ul{list-style:none;padding:0;display:grid;gap:.5rem}
button{font:inherit;width:100%;min-height:44px;text-align:left;padding:.4rem .8rem;border:1px solid #6b7a86;border-radius:6px;background:#fff;color:inherit;display:flex;flex-wrap:wrap;justify-content:space-between;gap:.2rem 1rem}
button:focus,input:focus{outline:3px solid #fd0;box-shadow:inset 0 0 0 2px #14202b}small{color:#4a5763}input{font:inherit;width:100%;box-sizing:border-box;min-height:44px;padding:.3rem .6rem;border:1px solid #6b7a86;border-radius:6px}
.note{background:#fdf0d9;padding:.6rem .8rem;border-radius:6px}</style>
<h1>${title}</h1><p class="note">这是演练环境里的替身，人物都是虚构的。真实的身份认证会要求刷脸或输入口令；这里只需选择您要扮演的人。</p>
<form method="post"><ul>${people.map(press).join('')}</ul>
<p><label for="other">演练库里的另一个人（身份证号）</label><input id="other" name="other" inputmode="text" autocomplete="off"></p>
<p><button name="who" value="">以上面填写的号码认证；没有填写，就不认证、返回</button></p></form></html>`;
}
