const outcomes = [];
for (const begin of [() => crypto.randomUUID(), () => setTimeout(() => undefined, 1)]) {
  try {
    await begin();
    outcomes.push("begun");
  } catch (error) {
    outcomes.push(error.message);
  }
}

export default outcomes;
