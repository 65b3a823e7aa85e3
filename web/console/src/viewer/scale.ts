/** How far one can go in and out, and by how much each step goes. */
export const NEAREST = 8;
export const FARTHEST = 0.1;
export const STEP = 1.25;

/** A width and a height. */
export interface Size {
  width: number;
  height: number;
}

/** The same, after so many quarter turns. */
export function turned({ width, height }: Size, quarters: number): Size {
  return quarters % 2 === 0 ? { width, height } : { width: height, height: width };
}

/** The scale at which a picture is wholly seen; never larger than it is. */
export function fitting(picture: Size, room: Size): number {
  if (picture.width <= 0 || picture.height <= 0) return 1;
  return clamp(Math.min(1, room.width / picture.width, room.height / picture.height));
}

/** A scale within what makes sense. */
export function clamp(scale: number): number {
  return Math.min(NEAREST, Math.max(FARTHEST, scale));
}

/** Time that is left, as minutes and seconds. */
export function countdown(milliseconds: number): string {
  const left = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
}
