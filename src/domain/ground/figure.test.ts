import { type Unit } from './explained';
import { figure } from './figure';

it.each<[number, Unit, string]>([
  [0, 'person-months', '0.00'],
  [12, 'person-months', '1.00'],
  [29, 'person-months', '2.42'],
  [6, 'person-months', '0.50'],
  [192_001, 'person-months', '16000.08'],
  [3, 'persons', '3'],
  [0.475, 'persons', '0.475'],
  [0.005, 'persons', '0.005'],
  [1 / 12_000, 'persons', '0.0001'],
  [1.5, 'percent', '1.5'],
  [400 / 300, 'percent', '1.3333'],
  [50, 'per-mille', '50'],
  [0.5, 'months', '0.5'],
])('%d %s is shown as %s', (value, unit, shown) => expect(figure(value, unit)).toBe(shown));
