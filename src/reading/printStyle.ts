/** Black on white, for paper. */
export const printStyle = `
body { max-width: 46em; margin: 2em auto; padding: 0 1em; font: 11pt/1.5 Georgia, serif; color: #000; background: #fff; }
h1, h2, h3, h4, figcaption { font-family: Helvetica, Arial, sans-serif; line-height: 1.25; break-after: avoid; }
h2 { margin-top: 2em; border-bottom: 1px solid #888; }
pre, code { font: 9.5pt/1.4 Menlo, Consolas, monospace; }
pre { padding: 0.6em 0.8em; border: 1px solid #bbb; white-space: pre-wrap; overflow-wrap: anywhere; }
table { border-collapse: collapse; margin: 1em 0; }
th, td { padding: 0.25em 1.2em 0.25em 0; border-bottom: 1px solid #bbb; text-align: start; vertical-align: top; }
th.end, td.end { text-align: end; }
th.center, td.center { text-align: center; }
caption { text-align: start; font-style: italic; }
aside { margin: 1em 0; padding: 0.2em 1em; border-inline-start: 4px solid #888; }
figure { margin: 1.2em 0; }
figcaption { font-weight: bold; }
figure, aside, tr, .equation { break-inside: avoid; }
div.equation { margin: 0.8em 0; text-align: center; }
mtable[columnalign^="right left"] > mtr > mtd { padding: 0.15em 0; }
mtable[columnalign^="right left"] > mtr > mtd:nth-child(odd) { text-align: right; }
mtable[columnalign^="right left"] > mtr > mtd:nth-child(even), mtable[columnalign^="left"] > mtr > mtd { text-align: left; }
img, svg { max-width: 100%; height: auto; }
dt { font-weight: bold; }
dt, p:has(+ ul, + ol) { break-after: avoid; }
svg .text { font: 12.5px Helvetica, Arial, sans-serif; }
svg .strong { font-weight: bold; }
svg .number { font-family: Menlo, Consolas, monospace; }
svg .grid { stroke: #bbb; }
svg .guide { stroke: #000; stroke-dasharray: 3 3; }
svg .curve, svg .flow { fill: none; stroke: #000; }
svg .curve { stroke-width: 2; }
svg .flow.old, svg .curve.old { stroke: #1a5fb4; }
svg .flow.new, svg .curve.new { stroke: #7b2a91; }
svg .curve.gate { stroke: #1a7a2e; }
svg .flow.result { stroke: #b35900; }
svg .dashed { stroke-dasharray: 7 4; }
svg .dotted { stroke-dasharray: 2 3; }
svg .dry { stroke-dasharray: 2 4; }
svg .valve-box, svg .knot { fill: #fff; stroke: #000; stroke-width: 1.3; }
svg .valve-fill { fill: #8fc79a; }
svg .bar, svg .cell { fill: none; stroke: #666; stroke-width: 0.8; }
svg .bar.written { fill: #666; }
svg .cell.followed { fill: #b35900; }
svg .plateau { fill: #eee; }
svg .point, svg .dot { fill: #000; }
`;
