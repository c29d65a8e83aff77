const columns =
  "M1 2h30v3H1zM3 7h6v2l-1 2H4L3 9zM13 7h6v2l-1 2h-4l-1-2zM23 7h6v2l-1 2h-4l-1-2zM4.5 12h3v12h-3zM14.5 12h3v12h-3zM24.5 12h3v12h-3zM4.5 25h3L9 28H3zM14.5 25h3l1.5 3h-6zM24.5 25h3l1.5 3h-6zM1 29h30v2H1z";

/** The house's sign: three columns of the audience hall under their beam. */
export function ColumnsSign() {
  return (
    <svg className="sign" viewBox="0 0 32 32" aria-hidden="true">
      <path d={columns} />
    </svg>
  );
}

/**
 * The sign as a readers' page's icon, as an address that holds it: beside the drawing that the page already has it costs a
 * hundred bytes, where a file is one more answer on a first visit.
 */
export const columnsIcon = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><style>path{fill:#1d3f94}@media(prefers-color-scheme:dark){path{fill:#9db8ff}}</style><path d='${columns}'/></svg>`,
)}`;
