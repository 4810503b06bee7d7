import { bigintOf } from '../facts/hash.ts';
import { latitudeSlot, longitudeSlot } from '../extract/index-near.ts';
import type { NearTest } from '../parse/condition.ts';
import type { Parameter } from '../registry/parameter.ts';
import type { PlanContext } from './context.ts';
import type { Box, Node } from './node.ts';

/** Metres of one degree of latitude, at least. */
const DEGREE = 110_500;

/** The box of coordinates around a circle. */
export function compileNear(parameter: Parameter, test: NearTest, { hash }: PlanContext): Node {
  return {
    kind: 'box',
    latitude: bigintOf(hash(latitudeSlot(parameter))),
    longitude: bigintOf(hash(longitudeSlot(parameter))),
    box: boxOf(test),
    exact: false,
  };
}

function boxOf({ latitude, longitude, metres }: NearTest): Box {
  const height = metres / DEGREE;
  const south = latitude - height;
  const north = latitude + height;
  const widest = Math.max(Math.abs(south), Math.abs(north));
  const width = widest >= 89.9 ? 360 : height / Math.cos((widest * Math.PI) / 180);
  const west = longitude - width;
  const east = longitude + width;
  // Over a pole or the date line every longitude comes into question.
  return west < -180 || east > 180 ? { south, north } : { south, north, west, east };
}
