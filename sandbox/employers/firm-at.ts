import { type BusinessRecord } from '../../src/domain/records/businesses';
import { type LocalDate } from '../../src/domain/values';
import { type SandboxPerson } from '../person';
import { type Workplace } from './employee';

/** Names from which those of people without a story are put together. */
export const surnames = [...'林陈黄张李王吴刘蔡杨许郑谢洪曾'];
export const given = ['志坚', '美玲', '文雄', '淑芬', '建明', '丽萍', '清波', '雅婷', '国平', '秋月'];

interface Entry {
  name: string;
  registeredOn: string;
  /** Of the house in its road. */
  number: number;
  representative: SandboxPerson;
}

/** An enterprise in business, as its register has it. */
export const firmAt = ({ uscc, address }: Workplace, { name, registeredOn, number, representative }: Entry): BusinessRecord => ({
  uscc,
  name,
  organisation: 'enterprise',
  licence: 'legal-person',
  status: 'operating',
  registeredOn: registeredOn as LocalDate,
  address: `${address}示例路 ${number} 号`,
  persons: [representative.identity],
  representative: representative.identity,
});
