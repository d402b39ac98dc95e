import { useId } from "preact/hooks";

interface FieldProps {
  name: string;
  value: string;
  hint?: string | undefined;
  type?: "text" | "url" | "number" | "password";
  placeholder?: string;
  required?: boolean;
  autofocus?: boolean;
  onInput(value: string): void;
}

/** An input with its name above and a hint below. */
export function Field({ name, value, hint, type = "text", placeholder = "", required = false, autofocus = false, onInput }: FieldProps) {
  const id = useId();
  const isSecret = type === "password";
  const kind = { type } as { type: "text" };
  return (
    <div class="field">
      <label for={id}>{name}</label>
      <input
        {...kind} id={id} value={value} placeholder={placeholder} required={required} autofocus={autofocus} aria-describedby={hint ? `${id}-hint` : undefined}
        step={type === "number" ? "any" : undefined} min={type === "number" ? "0" : undefined}
        autocomplete={isSecret ? "off" : undefined} spellcheck={!isSecret} onInput={event => onInput(event.currentTarget.value)}
      />
      {hint && <span class="hint" id={`${id}-hint`}>{hint}</span>}
    </div>
  );
}

/** An input for what nobody should read over a shoulder, and no browser should keep. */
export function SecretField(props: FieldProps) {
  return <Field {...props} type="password" />;
}
