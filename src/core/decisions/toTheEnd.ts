/** Does all of what is done a little at a time elsewhere. */
export function toTheEnd<Value>(steps: Generator<undefined, Value>): Value {
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}
