type Props = {
  id: string;
  /** The form's own class for it. */
  className: string;
  label: string;
  value: string | undefined;
  error: string | undefined;
};

/** The field in which a reader types an e-mail address. */
export function EmailField({ id, className, label, value, error }: Props) {
  return (
    <div className={className}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name="email"
        type="email"
        dir="ltr"
        autoComplete="email"
        required
        maxLength={254}
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
      {error ? (
        <p className="email-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  );
}
