import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as ids from '../../../src/extension/host/ids.ts';

const root = resolve(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(resolve(root, file), 'utf8');

interface Entry {
  readonly command?: string;
  readonly when?: string;
  readonly id?: string;
  readonly view?: string;
}

interface Manifest {
  readonly main: string;
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: unknown; readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly commands: readonly (Required<Pick<Entry, 'command'>> & {
      readonly title: string;
      readonly category: string;
      readonly enablement?: string;
    })[];
    readonly menus: Readonly<Record<string, readonly Entry[]>>;
    readonly keybindings: readonly (Entry & { readonly key: string; readonly mac: string })[];
    readonly viewsContainers: { readonly activitybar: readonly Required<Pick<Entry, 'id'>>[] };
    readonly views: Readonly<Record<string, readonly Required<Pick<Entry, 'id'>>[]>>;
    readonly viewsWelcome: readonly (Entry & { readonly contents: string })[];
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly description: string;
        readonly media: { readonly svg: string; readonly altText: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope?: string; readonly description?: string }>> };
    readonly colors: readonly { readonly id: string; readonly defaults: Readonly<Record<string, string>> }[];
  };
}

const manifest = JSON.parse(read('package.json')) as Manifest;
const words = JSON.parse(read('package.nls.json')) as Record<string, string>;
const { contributes } = manifest;
const sorted = (values: Iterable<string>): string[] => [...values].sort();
const whens = [
  ...Object.values(contributes.menus).flat(),
  ...contributes.keybindings,
  ...contributes.viewsWelcome,
  ...contributes.commands.map(({ enablement }) => ({ when: enablement })),
].flatMap(({ when }) => (when === undefined ? [] : [when]));

describe('package.json', () => {
  it('contributes exactly the ids that the code knows', () => {
    expect(sorted(contributes.commands.map(({ command }) => command))).toEqual(sorted(Object.values(ids.commands)));
    expect(sorted(Object.values(contributes.views).flatMap(list => list.map(({ id }) => id)))).toEqual(sorted(Object.values(ids.views)));
    expect(sorted(Object.values(contributes.viewsContainers).flatMap(list => list.map(({ id }) => id)))).toEqual(
      sorted(Object.values(ids.viewContainers)),
    );
    expect(sorted(Object.keys(contributes.views))).toEqual(sorted(Object.values(ids.viewContainers)));
    expect(sorted(Object.keys(contributes.configuration.properties))).toEqual(sorted(Object.values(ids.settings)));
    expect(sorted(contributes.colors.map(({ id }) => id))).toEqual(sorted(Object.values(ids.colors)));
  });

  it('wakes for labs, for its views and for a lesson just started, and for nothing else', () => {
    expect(manifest.activationEvents).toEqual([
      'onLanguage:typescript',
      'onLanguage:javascript',
      'workspaceContains:.gatescope/arriving',
      `onWebviewPanel:${ids.views.lab}`,
      `onWebviewPanel:${ids.viewTypes.lesson}`,
      'onFileSystem:gatescope-twin',
    ]);
  });

  it('uses only commands, context keys, views and tree items that exist', () => {
    const used = [...Object.values(contributes.menus).flat(), ...contributes.keybindings].flatMap(({ command }) => command ?? []);
    for (const command of used) expect(Object.values(ids.commands)).toContain(command);
    for (const { view } of contributes.viewsWelcome) expect(Object.values(ids.views)).toContain(view);
    const keys = new Set(whens.flatMap(when => when.match(/\bgatescope\.\w+/g) ?? []));
    expect(sorted(keys)).toEqual(sorted([...Object.values(ids.contextKeys), ...Object.values(ids.views), ids.viewTypes.lesson]));
    const items = new Set(
      whens.flatMap(when => [...when.matchAll(/viewItem (?:== |=~ \/\^\()([\w|]+)/g)].flatMap(([, names]) => names?.split('|') ?? [])),
    );
    for (const item of items) expect(Object.values(ids.treeItems)).toContain(item);
  });

  it('links from welcome texts and the walkthrough only to commands that exist', () => {
    const steps = contributes.walkthroughs.flatMap(walkthrough => walkthrough.steps);
    const texts = [...contributes.viewsWelcome.map(({ contents }) => contents), ...steps.map(({ description }) => description)];
    const links = texts.flatMap(text =>
      [...(words[text.slice(1, -1)] ?? '').matchAll(/command:([\w.]+)/g)].map(([, command = '']) => command),
    );
    expect(links.length).toBeGreaterThan(3);
    const known = [...Object.values<string>(ids.commands), 'vscode.openFolder', 'workbench.action.openWalkthrough'];
    for (const command of links) expect(known).toContain(command);
  });

  it('ticks a step of the walkthrough only when it was done, and shows a picture of it', () => {
    const [{ steps } = { steps: [] }, ...others] = contributes.walkthroughs;
    expect(others).toEqual([]);
    const events = steps.flatMap(({ completionEvents }) => completionEvents);
    const commands = events.filter(event => event.startsWith('onCommand:')).map(event => event.slice('onCommand:'.length));
    for (const command of commands) expect(Object.values(ids.commands)).toContain(command);
    const conditions = events.filter(event => event.startsWith('onContext:')).map(event => event.slice('onContext:'.length));
    // VS Code registers a walkthrough seconds after the window is there, and never ticks for a condition that held before. With the
    // walkthrough's own page in front and without, one of the two turns true later.
    const page = "activeEditor %% 'gettingStartedPage'";
    const all = Object.values(ids.milestoneKeys).flatMap(key => [
      key,
      ...['==', '!='].map(sign => `${key} && ${page.replace('%%', sign)}`),
    ]);
    expect(sorted(conditions)).toEqual(sorted(all));
    expect(commands.length + Object.keys(ids.milestoneKeys).length).toBe(steps.length);
    for (const { media } of steps) {
      const picture = read(media.svg);
      expect(picture).not.toMatch(/#[0-9a-f]{3,8}\b|rgb|<script/i);
      expect(words[media.altText.slice(1, -1)]).toBeTruthy();
    }
  });

  const { runLab, stopLab, predict, toggleLive, showTwin, compareTwin } = ids.commands;
  const ofAttempts = [
    ids.commands.checkAttempt,
    ids.commands.showCheckResult,
    ids.commands.showHint,
    ids.commands.showWalkthrough,
    ids.commands.resetAttempt,
    ids.commands.showTask,
  ];
  it.each([runLab, stopLab, ids.commands.pauseLab, predict, toggleLive, showTwin, compareTwin, ...ofAttempts])(
    'gives the lens of %s a command, a key, an editor button and an item in the tree',
    command => {
      const { menus, keybindings } = contributes;
      const buttons = [...(menus['editor/title'] ?? []), ...(menus['editor/title/run'] ?? [])];
      for (const list of [contributes.commands, buttons, menus['view/item/context'], keybindings])
        expect(list?.map(entry => entry.command)).toContain(command);
    },
  );

  it.each([runLab, ids.commands.resetLab, showTwin, compareTwin, ids.commands.exportLoop, ids.commands.exportWeights])(
    'has %s in the palette while the lesson page or the lab view is active',
    command => {
      expect(contributes.menus['commandPalette']?.find(entry => entry.command === command)?.when).toContain('|| gatescope.hasLab');
    },
  );

  it.each(ofAttempts)('has %s in the palette, and its key, while the lesson page or the lab view is active', command => {
    expect(contributes.menus['commandPalette']?.find(entry => entry.command === command)?.when).toContain('|| gatescope.hasAttempt');
    expect(contributes.keybindings.find(entry => entry.command === command)?.when).toContain(
      "|| (gatescope.hasAttempt && (gatescope.labViewFocus || activeWebviewPanelId == 'gatescope.lesson'))",
    );
  });

  it('binds every key only where it has something to do, and once', () => {
    for (const binding of contributes.keybindings)
      expect(binding.when).toMatch(/\.lab\\\.|gatescope\.isRunning|gatescope\.lesson'|gatescope-twin/);
    expect(new Set(contributes.keybindings.map(({ key }) => key)).size).toBe(contributes.keybindings.length);
    expect(new Set(contributes.keybindings.map(({ mac }) => mac)).size).toBe(contributes.keybindings.length);
  });

  it('has all its words in package.nls.json, and no others there', () => {
    const used = new Set(
      read('package.json')
        .match(/(?<=")%[\w.]+%(?=")/g)
        ?.map(word => word.slice(1, -1)),
    );
    expect(sorted(used)).toEqual(sorted(Object.keys(words)));
    for (const { title, category } of contributes.commands) {
      expect(title).toMatch(/^%.+%$/);
      expect(words[category.slice(1, -1)]).toBe('Gatescope');
    }
  });

  it('lets no folder that is not trusted change a setting', () => {
    const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    expect(supported).toBe('limited');
    expect(sorted(restrictedConfigurations)).toEqual(sorted(Object.values(ids.settings)));
  });

  it('describes every setting and gives it a scope', () => {
    for (const [id, property] of Object.entries(contributes.configuration.properties)) {
      expect(property.description).toMatch(/^%.+%$/);
      // No folder may name the program that is started.
      expect(property.scope).toBe(id === ids.settings.python ? 'machine' : 'window');
    }
  });

  it('names files that exist and an engine no newer than the types', () => {
    expect(manifest.main).toBe('./dist/extension.cjs');
    expect(existsSync(resolve(root, manifest.icon))).toBe(true);
    expect(manifest.engines.vscode).toBe(`^${String(manifest.devDependencies['@types/vscode'])}`);
  });
});

/** WCAG contrast of two `#rrggbb` colours. */
function contrast(one: string, other: string): number {
  const luminance = (color: string): number => {
    const channels = [1, 3, 5].map(start => parseInt(color.slice(start, start + 2), 16) / 255);
    const [r = 0, g = 0, b = 0] = channels.map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

describe('the colours of inline values', () => {
  // Editor backgrounds of the themes that come with VS Code: the least favourable of each kind.
  const backgrounds = { dark: '#1f1f1f', light: '#ffffff', highContrast: '#000000', highContrastLight: '#ffffff' };

  it.each(contributes.colors.map(({ id, defaults }) => ({ id, defaults })))('$id can be read in every kind of theme', ({ defaults }) => {
    for (const [kind, background] of Object.entries(backgrounds)) {
      const least = kind.startsWith('high') ? 7 : 4.5;
      expect(contrast(defaults[kind] ?? '', background), kind).toBeGreaterThanOrEqual(least);
    }
  });
});
