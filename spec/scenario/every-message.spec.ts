// Every message of the vendor's document through the whole client: in virtual time, and again over a real socket, on each kind of account.

import type { AccountingType } from '../../lib/simulator/index.js';
import { socketDoor, virtualDoor, type Desk, type Door } from './desk.js';
import { steps } from './steps.js';

const doors: Readonly<Record<string, Door>> = { 'in virtual time': virtualDoor, 'over a real socket': socketDoor };
const accounts: readonly AccountingType[] = ['Gross', 'Net', 'Cash'];

for (const [how, door] of Object.entries(doors)) {
  for (const accounting of accounts) {
    describe(`a ${accounting} account ${how}`, () => {
      let desk: Desk;

      before(async () => {
        desk = await door({ server: { accountingType: accounting, history: { days: 5, records: 40 } } });
      });
      after(() => desk.leave());

      for (const { what, on = accounts, act } of steps) {
        if (on.includes(accounting)) it(what, () => act(desk, accounting));
      }
    });
  }
}
