type Given = { help?: string | undefined; error?: string | undefined };

/** What is wrong with a box's field, or else what helps with it. */
export function EditorBoxNote({ id, help, error }: Given & { id: string }) {
  if (error) {
    return (
      <p className="field-error" id={noteId(id)} role="alert">
        {error}
      </p>
    );
  }
  return help ? (
    <p className="field-help" id={noteId(id)}>
      {help}
    </p>
  ) : null;
}

/** What describes a box's field; undefined where nothing does. */
export function describedBy(id: string, { help, error }: Given): string | undefined {
  return error || help ? noteId(id) : undefined;
}

const noteId = (id: string) => `${id}-note`;
