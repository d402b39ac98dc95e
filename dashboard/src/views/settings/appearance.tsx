import { isPrivate, theme, type Theme } from "../../state/preferences";

const themes: Record<Theme, string> = { system: "As the system", light: "Light", dark: "Dark" };

/** Theme and privacy: of this browser alone. */
export function Appearance() {
  return (
    <section class="card" aria-labelledby="appearance-title">
      <h2 id="appearance-title">Appearance</h2>
      <fieldset class="choices">
        <legend class="sr-only">Theme</legend>
        {Object.entries(themes).map(([word, name]) => (
          <label key={word}><input type="radio" name="theme" value={word} checked={theme.value === word} onChange={() => { theme.value = word as Theme; }} /> {name}</label>
        ))}
      </fieldset>
      <label class="field-check">
        <input type="checkbox" checked={isPrivate.value === "on"} onChange={event => { isPrivate.value = event.currentTarget.checked ? "on" : "off"; }} />
        <span>Hide numbers and names, for a shared screen</span>
      </label>
    </section>
  );
}
