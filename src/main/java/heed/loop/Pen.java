package heed.loop;

import heed.feature.Feature;
import heed.loop.template.Template;
import heed.loop.template.TemplateField;
import heed.people.Person;
import heed.people.PersonStore;
import heed.platform.Language;
import heed.platform.Versioned;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Writes drafts on one day, with the templates that are in force and our own for all others. Reads
/// what it needs once, so that ten thousand drafts cost one look at the database. Lives as long as
/// its handle; used by one thread.
final class Pen {
  private final Handle handle;
  private final LocalDate today;
  private final Map<String, Template> own = new HashMap<>();
  private final Map<String, Optional<String>> names = new HashMap<>();
  private final PersonStore people = new PersonStore();

  private Pen(Handle handle, LocalDate today) {
    this.handle = handle;
    this.today = today;
  }

  static Pen at(Handle handle, LocalDate today) {
    var pen = new Pen(handle, today);
    new TemplateStore()
        .all(handle).stream()
            .map(Versioned::value)
            .forEach(own -> pen.own.put(own.key(), Template.of(own.text())));
    return pen;
  }

  /// The text for one account.
  ///
  /// @param previousDate the day it was planned for before it slipped, or null
  /// @param brokenDate the day they were told before, which no longer holds, or null
  String write(
      Milestone milestone,
      Feature feature,
      Asker asker,
      @Nullable LocalDate previousDate,
      @Nullable LocalDate brokenDate) {
    var template = template(milestone, asker.language());
    var ask =
        new Drafts.Ask(
            asker.name(),
            asker.language(),
            asker.contact(),
            asker.quote(),
            asker.filedDate(),
            template.fields().contains(TemplateField.CSM) ? name(asker.csm()) : null,
            previousDate,
            brokenDate);
    return template.fill(Drafts.facts(milestone, feature, ask, today));
  }

  private Template template(Milestone milestone, Language language) {
    var ours = own.get(new OwnTemplate(milestone, language, "").key());
    return ours == null ? OurTemplates.of(milestone, language) : ours;
  }

  private @Nullable String name(@Nullable String csm) {
    return csm == null
        ? null
        : names
            .computeIfAbsent(csm, email -> people.find(handle, email).map(Person::name))
            .orElse(null);
  }
}
