package heapwise.progress;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * An event as a line of the journal: its JSON, with an id by which a merge knows it again, and the
 * course it belongs to.
 */
record EventLine(String id, String course, Event event) {

    private static final int VERSION = 1;

    String toJson() {
        if (event instanceof Event.Unknown unknown) {
            return unknown.json();
        }
        JsonStringWriter json = JsonWriter.string().object();
        json.value("v", VERSION).value("id", id).value("course", course);
        json.value("at", event.at().toString());
        if (event instanceof Event.Reached reached) {
            step(json, "reached", reached.lesson(), reached.step());
            json.value("number", reached.number()).value("of", reached.of());
        } else if (event instanceof Event.Done done) {
            step(json, "done", done.lesson(), done.step());
            json.value("how", done.how().name());
        } else if (event instanceof Event.Guessed guessed) {
            step(json, "guessed", guessed.lesson(), guessed.step());
            json.value("guess", guessed.guess()).value("measured", guessed.measured());
            json.value("right", guessed.right());
        } else if (event instanceof Event.Answered answered) {
            step(json, "answered", answered.lesson(), answered.step());
            json.value("answer", answered.answer()).value("right", answered.right());
            json.value("attempt", answered.attempt());
        } else if (event instanceof Event.Reviewed reviewed) {
            step(json, "reviewed", reviewed.lesson(), reviewed.step());
            json.value("answer", reviewed.answer()).value("right", reviewed.right());
        } else if (event instanceof Event.HintSeen hint) {
            json.value("kind", "hint").value("subject", hint.subject());
            json.value("number", hint.number());
        } else if (event instanceof Event.Checked checked) {
            json.value("kind", "checked").value("exercise", checked.exercise());
            json.value("passed", checked.passed()).value("tests", checked.tests());
            json.value("passedTests", checked.passedTests());
        } else if (event instanceof Event.Finished finished) {
            json.value("kind", "finished").value("lesson", finished.lesson());
        } else if (event instanceof Event.Reset reset) {
            json.value("kind", "reset").value("scope", reset.scope());
        }
        return json.end().done();
    }

    private static void step(JsonStringWriter json, String kind, String lesson, StepId step) {
        json.value("kind", kind).value("lesson", lesson);
        json.value("step", step.id()).value("hash", step.hash());
    }

    /** Returns the event of a line; absent where the line is damaged. */
    static Optional<EventLine> parse(String line) {
        try {
            JsonObject json = JsonParser.object().from(line);
            String id = json.getString("id", "");
            if (id.isEmpty()) {
                return Optional.empty();
            }
            Event event = event(json, Instant.parse(json.getString("at", "")), line);
            return Optional.of(new EventLine(id, json.getString("course", ""), event));
        } catch (JsonParserException | DateTimeParseException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static Event event(JsonObject json, Instant at, String line) {
        String lesson = json.getString("lesson", "");
        String kind = json.getString("kind", "");
        return switch (kind) {
            case "reached" ->
                    new Event.Reached(
                            at, lesson, step(json), json.getInt("number"), json.getInt("of"));
            case "done" ->
                    new Event.Done(
                            at, lesson, step(json), Event.How.valueOf(json.getString("how", "")));
            case "guessed" ->
                    new Event.Guessed(
                            at,
                            lesson,
                            step(json),
                            json.getString("guess", ""),
                            json.getString("measured", ""),
                            json.getBoolean("right"));
            case "answered" ->
                    new Event.Answered(
                            at,
                            lesson,
                            step(json),
                            json.getString("answer", ""),
                            json.getBoolean("right"),
                            json.getInt("attempt"));
            case "reviewed" ->
                    new Event.Reviewed(
                            at,
                            lesson,
                            step(json),
                            json.getString("answer", ""),
                            json.getBoolean("right"));
            case "hint" ->
                    new Event.HintSeen(at, json.getString("subject", ""), json.getInt("number"));
            case "checked" ->
                    new Event.Checked(
                            at,
                            json.getString("exercise", ""),
                            json.getBoolean("passed"),
                            json.getInt("tests"),
                            json.getInt("passedTests"));
            case "finished" -> new Event.Finished(at, lesson);
            case "reset" -> new Event.Reset(at, json.getString("scope", ""));
            default -> new Event.Unknown(at, line);
        };
    }

    private static StepId step(JsonObject json) {
        return new StepId(json.getString("step", ""), json.getString("hash", ""));
    }
}
