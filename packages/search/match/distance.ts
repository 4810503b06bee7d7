import { member } from '../path/walk.ts';

/** Mean radius of the earth in metres (IUGG). */
const RADIUS = 6_371_008.8;

/** Great-circle distance in metres from a point to a Location.position (haversine); Infinity when it has none. */
export function distance(from: { readonly latitude: number; readonly longitude: number }, position: unknown): number {
  const latitude = member(position, 'latitude');
  const longitude = member(position, 'longitude');
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return Infinity;
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const height = Math.sin(radians(latitude - from.latitude) / 2) ** 2;
  const width = Math.sin(radians(longitude - from.longitude) / 2) ** 2;
  const chord = height + Math.cos(radians(from.latitude)) * Math.cos(radians(latitude)) * width;
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
}
