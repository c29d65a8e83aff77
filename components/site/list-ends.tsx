type Props = {
  /** The address of the list's first page. */
  address: string;
  isFirstPage: boolean;
  /** What the next page comes after; undefined on the last one. */
  next: string | undefined;
  newest: string;
  older: string;
};

/** The ways on from one page of a list: to the older ones, and back to the start. */
export function ListEnds({ address, isFirstPage, next, newest, older }: Props) {
  if (!next && isFirstPage) return null;
  return (
    <ul className="pages">
      {!isFirstPage && (
        <li>
          <a href={address}>{newest}</a>
        </li>
      )}
      {next && (
        <li>
          <a href={`${address}?after=${next}`} rel="next">
            {older}
          </a>
        </li>
      )}
    </ul>
  );
}
