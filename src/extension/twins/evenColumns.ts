import type { EditorLayout } from '../host/editorLayout.ts';

/** Two columns of editors of equal width, until what is given back is called. Other layouts are left as they are. */
export async function evenColumns(layout: EditorLayout): Promise<() => Promise<void>> {
  const before = await layout.read();
  if (columnsOf(before) !== 2) return () => Promise.resolve();
  await layout.set({ orientation: 0, groups: [{ size: 0.5 }, { size: 0.5 }] });
  return async () => {
    if (columnsOf(await layout.read()) === 2) await layout.set(before);
  };
}

/** How many columns stand side by side; null where some stand below each other. */
function columnsOf(told: unknown): number | null {
  const { orientation, groups } = (told ?? {}) as { readonly orientation?: unknown; readonly groups?: unknown };
  if (orientation !== 0 || !Array.isArray(groups)) return null;
  return groups.some((group: { readonly groups?: unknown }) => group.groups !== undefined) ? null : groups.length;
}
