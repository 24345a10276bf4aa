import { expect, it } from 'vitest';
import { usePages } from './openPage.ts';
import { scenes } from './scenes.ts';

const openPage = usePages();

it('tells by keyboard why a number is what it is, leads on to the state before, and back', async () => {
  const shown = await openPage();
  await scenes['xray']?.(shown);
  const { page } = shown;
  for (const key of ['ArrowRight', 'ArrowRight', 'w']) await page.keyboard.press(key);
  const equation = page.locator('.why-equation');
  await equation.waitFor();
  expect(await equation.innerText()).toBe('reset, unit 0, step 3: 0.3208 = σ(-0.75) = σ(-2 × 0.5 + 0.25)');
  expect(await page.locator('.why-terms li').allInnerTexts()).toEqual([
    '-1 = weight of reset for 1, (-2) × h of unit 1 at step 2, 0.5 why h?',
    '0.25 = bias of reset of the input, 0.25',
  ]);
  expect(await page.locator('[role=status]').innerText()).toContain('Most by -1 = weight of reset for 1, (-2)');
  await page.locator('.why-terms button').focus();
  await page.keyboard.press('Enter');
  await equation.filter({ hasText: 'h, unit 1, step 2' }).waitFor();
  // The focus is where one came from: Back, and then where the question was asked.
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Back');
  await page.keyboard.press('Enter');
  await equation.filter({ hasText: 'reset, unit 0, step 3' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Why');
  await page.locator('.xray-place').focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'w']) await page.keyboard.press(key);
  await page.locator('.why-told').filter({ hasText: 'no reason to tell' }).waitFor();
  expect(shown.problems).toEqual([]);
});

it('says of a column that is a mean of steps which of them it speaks of, and plays once while Space is held down', async () => {
  const shown = await openPage();
  const { page } = shown;
  await page.evaluate(() => {
    window.scripted.xray = 'coarse';
  });
  await scenes['xray']?.(shown);
  for (const key of ['ArrowRight', 'w']) await page.keyboard.press(key);
  await page.locator('.why-equation').filter({ hasText: 'reset, unit 0, step 3' }).waitFor();
  const told = 'The column shows the mean of 2 steps; this is the first of them.';
  expect(await page.locator('.why-told').innerText()).toContain(told);
  expect(await page.locator('[role=status]').innerText()).toContain(told);
  await page.locator('.why-terms button').press('Enter');
  await page.locator('.why-equation').filter({ hasText: 'h, unit 1, step 2' }).waitFor();
  expect(await page.locator('.why-told').innerText()).not.toContain('column');
  await page.locator('.xray-place').focus();
  // The second press says that the key is still down.
  for (let press = 0; press < 2; press++) await page.keyboard.down(' ');
  expect(await page.locator('.epochs').getByRole('button').innerText()).toBe('Pause');
  await page.keyboard.up(' ');
  expect(shown.problems).toEqual([]);
});

it('shows a step of a GRU in three conventions by keyboard, marks what PyTorch writes otherwise, and hides them where there is nothing to tell', async () => {
  const shown = await openPage();
  await scenes['conventions']?.(shown);
  const { page } = shown;
  const conventions = page.locator('.conventions');
  expect(await conventions.locator('li strong').allInnerTexts()).toEqual([
    'PyTorch, as your model ran',
    'This lesson’s formulas',
    'TensorFlow.js and D2L',
  ]);
  expect(await conventions.locator('li').first().locator('span').allInnerTexts()).toEqual([
    'z = 0.5706, the share of the old',
    'n = tanh(W·x + r∘(U·h + b)) = -0.7568',
    '(1 − z)·n + z·h = -0.9589',
  ]);
  expect(await conventions.locator('mark').allInnerTexts()).toEqual([
    '0.4294, the share of the new',
    'U·(r∘h) + b',
    '(1 − z)·h + z·n',
    'U·(r∘h) + b',
  ]);
  // What is marked is told apart without its colour, too.
  expect(
    await conventions
      .locator('mark')
      .first()
      .evaluate(mark => getComputedStyle(mark).textDecorationLine),
  ).toBe('underline');
  expect(await conventions.locator('p').innerText()).toContain('PyTorch writes otherwise what is marked.');
  // Of unit 3 no reasons are told.
  await page.locator('.xray-place').focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'w']) await page.keyboard.press(key);
  await conventions.waitFor({ state: 'hidden' });
  expect(shown.problems).toEqual([]);
});
