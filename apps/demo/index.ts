export { demoHospital } from './demo-hospital.ts';
