/** Micromoles a litre in a milligram a decilitre of creatinine. */
const UMOL_IN_MG = 88.4;

/** eGFR by creatinine (μmol/L): CKD-EPI 2021 (Inker et al., N Engl J Med 2021;385:1737), mL/min/1.73 m², adults. */
export function filtrationFor(creatinine: number, age: number, male: boolean): number {
  const { kappa, alpha, factor } = constants(age, male);
  const ratio = creatinine / UMOL_IN_MG / kappa;
  return factor * Math.min(ratio, 1) ** alpha * Math.max(ratio, 1) ** -1.2;
}

/** The creatinine (μmol/L) at which that formula gives this eGFR. */
export function creatinineFor(egfr: number, age: number, male: boolean): number {
  const { kappa, alpha, factor } = constants(age, male);
  const share = egfr / factor;
  return UMOL_IN_MG * kappa * share ** (share < 1 ? -1 / 1.2 : 1 / alpha);
}

const constants = (age: number, male: boolean): { kappa: number; alpha: number; factor: number } => ({
  kappa: male ? 0.9 : 0.7,
  alpha: male ? -0.302 : -0.241,
  factor: 142 * 0.9938 ** age * (male ? 1 : 1.012),
});
