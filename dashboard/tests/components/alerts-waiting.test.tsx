import { render, screen } from "@testing-library/preact";
import { expect, it } from "vitest";
import { Alerts } from "../../src/views/alerts/alerts";

// In a file of its own: what is known of alerts is kept for as long as a page is open, and here nobody has answered yet.
it("the list waits until the agent has answered, and says nothing before", () => {
  const { container } = render(<Alerts />);

  expect(screen.getByRole("heading", { name: "Alerts" })).toBeTruthy();
  expect(container.querySelector(".card-waiting")!.getAttribute("aria-busy")).toBe("true");
  expect(screen.queryByText("Nothing needs your attention.")).toBeNull();
});
