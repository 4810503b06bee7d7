export { demoHospital, type DemoBatch, type DemoOptions } from './demo-hospital.ts';
