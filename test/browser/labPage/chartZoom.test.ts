import { expect, it } from 'vitest';
import { usePages } from './openPage.ts';
import { play } from './play.ts';
import { trainingLab } from './samples.ts';

const openPage = usePages();

it('draws fewer steps around the one that is looked at, by keys and by the wheel with Ctrl, and all again', async () => {
  const shown = await openPage();
  await play(shown, trainingLab);
  const { page } = shown;
  const said = () => page.locator('[aria-live]').allInnerTexts();
  const whole = page.getByRole('button', { name: 'Whole Curve' });
  const picture = () => page.locator('.chart canvas').evaluate(canvas => (canvas as HTMLCanvasElement).toDataURL());
  const before = await picture();
  const slider = page.getByRole('slider', { name: 'Training step that is looked at' });
  await slider.focus();
  await slider.press('Home');
  await slider.press('+');
  await expect.poll(said).toContainEqual('The chart shows steps 1 to 41.');
  await expect.poll(picture).not.toBe(before);
  const half = await picture();
  await page.locator('.chart').hover();
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await expect.poll(async () => (await said()).join(' ')).toMatch(/The chart shows steps \d+ to \d+\./u);
  await expect.poll(picture).not.toBe(half);
  await whole.press('Enter');
  await expect.poll(said).toContainEqual('The chart shows all steps.');
  expect(await whole.isVisible()).toBe(false);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Show as table');
});
