/**
 * Pictures cannot use theme colours; these are the defaults of `gatescope.seriesForeground` and
 * `gatescope.oldForeground`.
 */
export const curveColors = { dark: '#75beff', light: '#0451a5', darkContrast: '#9cdcfe', lightContrast: '#0f4a85', old: '#808080' };
