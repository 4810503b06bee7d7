import { useWords } from '#ui';
import style from './sign-in.module.css';
import { words } from './words.ts';

const positions = [words.cun, words.guan, words.chi];

/** The three places where a pulse is felt, each as a sheaf of beats; decoration computed, not drawn. */
export function Pulse(): React.ReactElement {
  const t = useWords();
  const lines = positions.flatMap((_, place) => Array.from({ length: 15 }, (_line, at) => ({ place, at })));
  return (
    <svg
      className={style['pulse']}
      viewBox="0 0 960 900"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden
      focusable={false}
    >
      <g>
        {lines.map(({ place, at }) => (
          <path
            key={`${place}-${at}`}
            d={beat(place, at)}
            data-now={at === 14 || undefined}
            strokeOpacity={at === 14 ? 1 : 0.1 + at * 0.035}
          />
        ))}
      </g>
      {positions.map((position, place) => (
        <text key={position.en} x="64" y={277 + place * 236}>
          {t(position)}
        </text>
      ))}
    </svg>
  );
}

/** One line of beats: systolic peak, dicrotic notch, slower run-off; amplitude grows with depth of touch. */
function beat(place: number, at: number): string {
  const base = 196 + place * 236 + at * 5.5;
  const period = 190 - place * 14;
  const height = (26 + at * 3.1) * (1 - place * 0.16);
  const shift = at * 3.4 + place * 61;
  const points = Array.from({ length: 241 }, (_, step) => {
    const x = step * 4;
    const phase = ((((x + shift) % period) + period) % period) / period;
    const systole = Math.exp(-(((phase - 0.18) / 0.075) ** 2));
    const notch = 0.42 * Math.exp(-(((phase - 0.44) / 0.11) ** 2));
    const runOff = 0.12 * Math.exp(-(((phase - 0.7) / 0.16) ** 2));
    const window = Math.exp(-(((x - 470) / 380) ** 4));
    return `${x} ${(base - height * (systole + notch + runOff) * window).toFixed(1)}`;
  });
  return `M${points.join('L')}`;
}
