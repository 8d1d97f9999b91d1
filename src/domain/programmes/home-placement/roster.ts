import { type Typed } from '../../form/field';
import { formatYuan } from '../../money';
import { contractIn, contractSince } from '../../places/passed';
import { type MonthPaid, type YearOfPerson } from '../../places/year';
import { type TableShape } from '../../table/column';
import { type Fen } from '../../values';
import { staffRoster } from '../quota/roster';
import { staff } from '../quota/staff';
import { monthly, writeMonthly } from '../quota/monthly';

/** 在册残疾员工名册: as an employer's, and month by month. */
const table: TableShape = { ...staffRoster, columns: [...staffRoster.columns, monthly] };

/** Whoever has a month that counts, as their months have them. */
const fromMonths = (people: readonly YearOfPerson[]): Typed[] => people.flatMap((one) => (one.months.length > 0 ? [rowOf(one)] : []));

function rowOf({ stay, months }: YearOfPerson): Typed {
  const [first, last] = [months[0] as MonthPaid, months.at(-1) as MonthPaid];
  const contract = contractIn(stay, last.month);
  const row: Typed = {
    name: stay.name,
    identity: stay.identity,
    certificate: stay.certificate,
    from: contract ? contractSince(stay, contract) : '',
    until: contract ? (contract.until ?? '无固定期限') : '',
    first: first.month,
    last: last.month,
    wage: formatYuan(Math.round(months.reduce((sum, { wage }) => sum + wage, 0) / months.length) as Fen),
    kind: '直接用工',
    months: writeMonthly(months),
  };
  return Object.fromEntries(table.columns.map(({ name }) => [name, row[name] ?? '']));
}

/** Rows by which a home's placements are counted: judged as an employer's staff are. */
export const placed = { ...staff, table, fromMonths };
