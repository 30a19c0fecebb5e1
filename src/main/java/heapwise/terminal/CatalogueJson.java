package heapwise.terminal;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import heapwise.workbook.Catalogue;
import java.util.Locale;

/** The course as it stands, as JSON for other programs. */
final class CatalogueJson {

    private CatalogueJson() {}

    static String of(Catalogue catalogue) {
        JsonStringWriter json = JsonWriter.indent("  ").string().object();
        json.value("course", catalogue.course().title()).array("lessons");
        for (Catalogue.Item item : catalogue.items()) {
            json.object()
                    .value("number", item.entry().number())
                    .value("slug", item.entry().slug())
                    .value("part", item.part().letter())
                    .value("title", item.entry().front().title())
                    .value("minutes", item.entry().front().minutes())
                    .value("state", item.state().name().toLowerCase(Locale.ROOT))
                    .value("step", item.step())
                    .value("steps", item.steps())
                    .value("missingJdk", item.missingJdk().orElse(null));
            json.array("exercises");
            for (Catalogue.Task task : item.exercises()) {
                json.object()
                        .value("slug", task.slug())
                        .value("title", task.title())
                        .value("answer", task.answer().name().toLowerCase(Locale.ROOT))
                        .end();
            }
            json.end().end();
        }
        return json.end().end().done();
    }
}
