/** Labs with a mistake each, in the folder that VS Code is started on. */
export const mistakenLabs = {
  'mistaken.lab.ts': `import { nn, optim, randn, zeros } from 'gatescope';

const model = new nn.Linear(3, 1);
const optimizer = new optim.SGD(model.parameters(), { lr: 0.1 });
for (let step = 0; step < 3; step++) {
  new nn.MSELoss().forward(model.forward(randn(4, 3)), zeros(4, 1)).backward();
  optimizer.step();
}
`,
  'unimported.lab.ts': "import { print, tensor } from 'gatescope';\n\nprint(relu(tensor([-1, 2])));\n",
  'spelled.lab.ts': "import { print, tensor } from 'gatescope';\n\nmanual_seed(1);\nprint(tensor([1]));\n",
} as const;
