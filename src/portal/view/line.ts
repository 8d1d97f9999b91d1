/** A line through values from left to right, for `partials/line.hbs`: the table beside it says what they are. */
export interface Line {
  title: string;
  points: string;
}

const [width, height, edge] = [120, 30, 2];

/** @param values none below zero; where one is unknown the line goes on to the next @param most the height of the picture */
export function lineOf(values: readonly (number | undefined)[], most: number, title: string): Line {
  const step = (width - 2 * edge) / Math.max(1, values.length - 1);
  const points = values.flatMap((value, at) => {
    if (value === undefined) return [];
    const y = height - edge - (Math.min(value, most) / Math.max(1, most)) * (height - 2 * edge);
    return [`${(edge + at * step).toFixed(1)},${y.toFixed(1)}`];
  });
  return { title, points: points.join(' ') };
}
