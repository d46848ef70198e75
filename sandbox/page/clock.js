/** The world's date: shown in the header, moved on by steps or to a day, and stopped on its way. */

import { moveClock } from "./api.js";
import { byId, h } from "./dom.js";
import { failure } from "./notices.js";
import { state } from "./state.js";
import { daysBetween, isoDay, longDay, monthsLater, weekdayAndDay } from "./time.js";
import { t } from "./strings.js";

export function dateControl() {
  const button = byId("date");
  const form = byId("clock");
  const field = byId("day");
  const hint = byId("clock-hint");
  const go = byId("go");

  const today = () => isoDay(new Date(state.world.now));
  const later = (/** @type {number} */ months) => daysBetween(today(), monthsLater(today(), months));
  const move = (/** @type {number} */ days) => moveClock({ days }).catch(failure);

  /** @type {Record<string, () => number>} days by the name of the step */
  const STEPS = { day: () => 1, week: () => 7, month: () => later(1), year: () => later(12) };

  form.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    const step = /** @type {HTMLElement} */ (event.target).dataset.step;
    if (step && !state.world.until) move(STEPS[step]());
  });
  form.addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault();
    if (state.world.until) return moveClock({ halt: true }).catch(failure);
    if (form.reportValidity()) move(daysBetween(today(), field.value));
  });
  form.addEventListener("toggle", (/** @type {ToggleEvent} */ event) =>
    button.setAttribute("aria-expanded", String(event.newState === "open")),
  );

  return {
    show() {
      const [weekday, day] = weekdayAndDay(new Date(state.world.now));
      button.replaceChildren(h("span", { class: "weekday" }, weekday), day);
      button.setAttribute("aria-label", `${t("date")}: ${weekday}${day}. ${t("moveDate")}`);
      field.value = today();
      field.min = today();
      const { until } = state.world;
      for (const step of form.querySelectorAll("[data-step]")) step.setAttribute("aria-disabled", String(Boolean(until)));
      hint.textContent = until ? t("onTheWay", { day: longDay(new Date(until)) }) : t("moveDate");
      go.textContent = t(until ? "halt" : "go");
    },
  };
}
