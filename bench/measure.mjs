// Takes the readings of a plan, stage by stage, in interleaved rounds.

/**
 * @param pace - `rounds`, of stages whose readings take seconds `slowRounds`; and how long the other readings take: `readingMs`, before the
 *   rounds once `warmUpMs`.
 * @param open - Opens the pages of some candidates; see openPages.
 * @param onRound - Told after each round how many of a stage are done.
 * @returns For each section, one Map a round: a reading's id → what was taken.
 */
export async function measure(sections, pace, open, onRound = () => undefined) {
  const stages = new Map();
  for (const { stage, slow } of sections) {
    if (stages.has(stage)) continue;
    const rounds = slow === true ? pace.slowRounds : pace.rounds;
    const rows = sections.filter((section) => section.stage === stage).flatMap(({ rows }) => rows);
    const readings = [...new Map(rows.flatMap(({ readings }) => readings).map((r) => [r.id, r])).values()];
    stages.set(stage, await measureStage(readings, { ...pace, rounds }, open, (done) => onRound(stage, done)));
  }
  return sections.map(({ stage }) => stages.get(stage));
}

async function measureStage(readings, { rounds, warmUpMs, readingMs }, open, onRound) {
  const candidates = readings.map(({ candidate }) => candidate).filter((candidate) => candidate !== undefined);
  const pages = await open(new Set(candidates));
  for (const { candidate, take, warmUp = take } of readings) await warmUp(pages.get(candidate), warmUpMs);
  const taken = [];
  for (let round = 0; round < rounds; round++) {
    const readingsOfRound = new Map();
    // Every other round goes backwards, so that no candidate always follows the same one.
    for (const reading of round % 2 === 0 ? readings : readings.toReversed())
      readingsOfRound.set(reading.id, await reading.take(pages.get(reading.candidate), readingMs));
    checkAgreement(readings, readingsOfRound);
    taken.push(readingsOfRound);
    onRound(round + 1);
  }
  for (const page of pages.values()) await page.close();
  return taken;
}

/** What does the same work must have the same outcome, or its speed means nothing. */
function checkAgreement(readings, taken) {
  const checksums = new Map();
  for (const { id, agreement } of readings) {
    if (agreement === undefined) continue;
    const { checksum } = taken.get(id);
    if (!checksums.has(agreement)) checksums.set(agreement, checksum);
    if (checksums.get(agreement) !== checksum) throw new Error(`${id}: what came out differs from the others`);
  }
}
