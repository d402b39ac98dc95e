import { Icon } from "../../components/icon";
import { active, titleOf } from "../../state/alerts";
import { linkTo } from "../../state/route";

/** The worst of the active alerts, and the way to all of them. */
export function AlertStrip() {
  const [worst, ...others] = active.value;
  return worst === undefined ? null : (
    <a class={`strip strip-${worst.severity}`} href={linkTo("alerts")}>
      <Icon name="bell" />
      <span class="strip-text">{titleOf(worst)}</span>
      {others.length > 0 && <span class="strip-more">and {others.length} more</span>}
    </a>
  );
}
