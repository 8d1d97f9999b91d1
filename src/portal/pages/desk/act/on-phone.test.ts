import { type Request } from 'express';
import { onPhone } from './on-phone';

const at = '2026-11-26T00:32:00.000Z';
const files = [{ id: 'f1', name: 'a.jpg' }] as never;
const said = (value: unknown) =>
  onPhone({ body: { 'on-phone': typeof value === 'string' ? value : JSON.stringify(value) } } as Request, files);

it('each photograph that goes with the act has its own time; one that was taken out again has none', () => {
  const photos = [
    { name: 'a.jpg', at, ahead: 7_200 },
    { name: 'gone.jpg', at },
  ];
  expect(said({ typed: { at }, photos })).toEqual({ typed: { at }, photos: [{ file: 'f1', at, ahead: 7_200 }] });
});

it.each([
  ['nothing', ''],
  ['no JSON', '{'],
  ['no instant', { typed: { at: 'yesterday' }, photos: [] }],
  ['an offset that no clock has', { typed: { at, ahead: 1e12 }, photos: [] }],
  ['half a second', { typed: { at, ahead: 0.5 }, photos: [] }],
  ['more photographs than a case may have', { typed: { at }, photos: Array.from({ length: 61 }, () => ({ name: 'a.jpg', at })) }],
])('what is not of the form is left out: %s', (_what, value) => expect(said(value)).toBeUndefined());
