import { useId } from 'react';
import style from './choice.module.css';

/** One of a few, all in sight: radio buttons drawn as a row; arrow keys move, as the browser does it. */
export function Choice<T extends string>({
  label,
  options,
  value,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly (readonly [value: T, label: string])[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}): React.ReactElement {
  const name = useId();
  return (
    <fieldset className={style['choice']}>
      <legend>{label}</legend>
      <div>
        {options.map(([option, title]) => (
          <label key={option}>
            <input
              type="radio"
              name={name}
              value={option}
              checked={option === value}
              onChange={() => onChange(option)}
            />
            <span>{title}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
