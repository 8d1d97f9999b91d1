import { withDatabase } from './environment';

test.each([
  ['mongodb://127.0.0.1:27017/?directConnection=true', 'mongodb://127.0.0.1:27017/x?directConnection=true'],
  ['mongodb://127.0.0.1:27017', 'mongodb://127.0.0.1:27017/x'],
  ['mongodb://127.0.0.1:27017/', 'mongodb://127.0.0.1:27017/x'],
  ['mongodb://u:p@a:1,b:2/?replicaSet=rs', 'mongodb://u:p@a:1,b:2/x?replicaSet=rs'],
  ['mongodb+srv://host', 'mongodb+srv://host/x'],
])('%s, which names no database, gets one', (address, expected) => {
  expect(withDatabase(address, 'x')).toBe(expected);
});

test('a database that is named stays', () => {
  expect(withDatabase('mongodb://a:1,b:2/mine?replicaSet=rs', 'x')).toBe('mongodb://a:1,b:2/mine?replicaSet=rs');
});
