import type { Attachment } from '#fhir';
import style from './portrait.module.css';

/** Where a photograph of the record can be loaded from; only pictures, only from here. */
function sourceOf(photo: Attachment | undefined): string | undefined {
  if (!photo?.contentType?.startsWith('image/')) return undefined;
  if (photo.data !== undefined) return `data:${photo.contentType};base64,${photo.data}`;
  return photo.url?.startsWith('/') ? photo.url : undefined;
}

/**
 * The photograph taken at registration, always square; without one the first character of the name, never a drawn face.
 * The name stands beside it, so it is hidden from screen readers.
 */
export function Portrait({
  photo,
  name,
  size,
}: {
  readonly photo?: Attachment | undefined;
  readonly name: string;
  /** In pixels. */
  readonly size: number;
}): React.ReactElement {
  const source = sourceOf(photo);
  if (source !== undefined) return <img className={style['portrait']} src={source} width={size} height={size} alt="" />;
  return (
    <svg className={style['portrait']} width={size} height={size} viewBox="0 0 28 28" aria-hidden focusable={false}>
      <rect width="28" height="28" />
      <text x="14" y="19" textAnchor="middle" fontSize="14">
        {[...name][0] ?? ''}
      </text>
    </svg>
  );
}
