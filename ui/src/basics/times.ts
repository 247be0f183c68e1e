/** Reads a time as it is typed: 13:00, 13.00, 1pm, 1:15 pm. As `13:00:00`; null when it is none. */
export function readTime(typed: string): string | null {
  const parts = /^(\d{1,2})(?:[:.](\d{2}))?\s*([ap]m)?$/.exec(typed.trim().toLowerCase());
  if (!parts) return null;
  const [, hourText, minuteText = "00", half] = parts;
  let hours = Number(hourText);
  if (half && (hours < 1 || hours > 12)) return null;
  if (half) hours = (hours % 12) + (half === "pm" ? 12 : 0);
  if (hours > 23 || Number(minuteText) > 59) return null;
  return `${String(hours).padStart(2, "0")}:${minuteText}:00`;
}
