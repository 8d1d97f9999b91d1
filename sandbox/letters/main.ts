import { serve } from '../serve';
import { type Caught, lettersApp } from './app';
import { catchMail } from './mail';

const caught: Caught[] = [];
const mail = catchMail(caught);
mail.listen(Number(process.env['SMTP_PORT'] ?? 8125), '127.0.0.1');
process.once('SIGTERM', () => mail.close(() => undefined));
void serve(lettersApp(caught), Number(process.env['PORT'] ?? 8103));
