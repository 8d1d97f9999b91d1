import { grades, type Grade } from '../domain/ground/grade';
import { type Policy } from '../domain/policy/policy';
import { allProgrammes } from '../domain/programmes';

/**
 * Programmes by places as a table in Markdown: on which grades of evidence each part of each newest file rests, by the files themselves.
 * What only the sandbox has is said to be so; a dash is no file. Batches, which an office makes of others' cases, are left out.
 */
export function gradesTable(policies: readonly Policy[]): string[] {
  const places = [...new Map(policies.map(({ area, areaName }) => [area, areaName.en])).entries()].sort(([one], [other]) =>
    one.localeCompare(other),
  );
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    row(['', ...places.map(([, name]) => name)]),
    `|${'---|'.repeat(places.length + 1)}`,
    ...allProgrammes()
      .filter(({ filedBy }) => filedBy !== 'office')
      .map(({ name }) => {
        const all = policies.filter(({ programme }) => programme === name);
        return row([called(name, all), ...places.map(([area]) => cell(newest(all.filter((one) => one.area === area))))]);
      }),
  ];
}

/** What production has goes before what the sandbox has in its place. */
const newest = (all: readonly Policy[]): Policy | undefined => {
  const real = all.filter(({ sandbox }) => !sandbox);
  return [...(real.length > 0 ? real : all)].sort((one, other) => other.document.validFrom.localeCompare(one.document.validFrom))[0];
};

/** As it has been called for longest; without any file by its own name. */
function called(name: string, all: readonly Policy[]): string {
  const [oldest] = [...all].sort((one, other) => one.document.validFrom.localeCompare(other.document.validFrom));
  return oldest?.term.en ?? `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`;
}

function cell(policy: Policy | undefined): string {
  if (!policy) return '–';
  const { eligibility, award, evidence, route, limits, sandbox } = policy;
  const parts: [string, readonly { from: string }[]][] = [
    ['who', eligibility],
    ['sum', award ? [award] : []],
    ['papers', evidence],
    ['steps', route],
    ['limits', [limits]],
  ];
  const rests = parts.filter(([, uses]) => uses.length > 0).map(([part, uses]) => `${part} ${gradesOf(policy, uses)}`);
  return `${sandbox ? 'sandbox only: ' : ''}${rests.join(', ')}`;
}

/** As an evidence list has them, firmest first: `A/PD`. */
const gradesOf = ({ sources }: Policy, uses: readonly { from: string }[]): string => {
  const found = new Set<Grade | undefined>(uses.map(({ from }) => sources[from]?.grade));
  return grades.filter((one) => found.has(one)).join('/');
};
