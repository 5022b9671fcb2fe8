// The Angular example while another program causes 500 execution reports a second: it goes on drawing.

import { expect } from 'chai';
import { frames } from './measures.js';
import { BUILD_TIME, lacking, signIn, staged, type Stage } from './stage.js';

if (lacking === undefined) {
  describe('the Angular example under 500 reports a second', () => {
    let stage: Stage;
    let leave = (): Promise<void> => Promise.resolve(); // nothing to leave where the stage could not be set
    before(async function () {
      this.timeout(BUILD_TIME);
      stage = await staged({ simulator: { ticksPerSecond: 20 }, book: { orders: 30, reports: 500 } });
      leave = stage.leave;
    });
    after(() => leave());

    it('draws frame after frame', async () => {
      const { page } = stage;
      let reports = 0;
      page.on('websocket', (socket) => {
        socket.on('framereceived', ({ payload }) => {
          if (payload.includes('ExecutionReport')) reports++;
        });
      });
      await signIn(stage);
      await page.getByLabel('Orders').getByText('Limit').first().waitFor();
      await page.waitForTimeout(1_000);
      const before = reports;
      const { perSecond, longest } = await frames(page, 3_000);
      const rate = (reports - before) / 3;
      console.log(
        `      ${perSecond.toFixed(1)} frames a second under ${rate.toFixed(0)} reports a second; the longest wait for a frame was ${longest.toFixed(0)} ms`,
      );
      expect(rate).to.be.above(400);
      expect(perSecond, 'on a machine that is busy elsewhere; alone it is 60').to.be.above(30);
      expect(stage.log).to.deep.equal([]);
    });
  });
}
