/** The house's sign: three columns of the audience hall under their beam. */
export function ColumnsSign() {
  return (
    <svg className="sign" width="32" height="32" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M1 2h30v3H1zM3 7h6v2l-1 2H4L3 9zM13 7h6v2l-1 2h-4l-1-2zM23 7h6v2l-1 2h-4l-1-2zM4.5 12h3v12h-3zM14.5 12h3v12h-3zM24.5 12h3v12h-3zM4.5 25h3L9 28H3zM14.5 25h3l1.5 3h-6zM24.5 25h3l1.5 3h-6zM1 29h30v2H1z" />
    </svg>
  );
}
