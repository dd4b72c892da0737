package heed.pages.feature;

import heed.book.Book;
import heed.feature.Feature;
import heed.feature.KeepingFeatures;
import heed.pages.feature.FeatureView.Entry;
import heed.pages.feature.FeatureView.Past;
import heed.pages.frame.House;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.people.Caller;
import heed.platform.Phrases;
import heed.platform.Texts;
import heed.platform.database.Change;
import heed.platform.database.ChangeLog;
import heed.request.Request;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// All that happened to a feature, as people say it, newest first. Who asked for it is told to
/// those who may know customers.
final class FeatureHistory {
  /// Most changes of one feature that are read.
  private static final int MOST = 200;

  private static final int FEW = 10;
  private static final int LONGEST = 200;

  private final House house;
  private final Book book;
  private final Map<String, String> names;
  private final Voice voice;
  private final Phrases says;

  private record Event(long atMs, String when, String who, List<String> what) {}

  FeatureHistory(House house, Book book, Map<String, String> names, Voice voice) {
    this.house = house;
    this.book = book;
    this.names = names;
    this.voice = voice;
    this.says = voice.on("feature");
  }

  /// @param whole false: only the latest
  Past of(Handle handle, Feature feature, List<Feature> merged, Caller reader, boolean whole) {
    var events = new ArrayList<Event>();
    own(handle, feature.key(), events);
    merged.forEach(other -> joined(handle, feature.key(), other, events));
    if (reader.seesMoney()) {
      house.requests().behind(handle, feature.key()).forEach(request -> asked(request, events));
    }
    var entries =
        events.stream()
            .sorted(Comparator.comparingLong(Event::atMs).reversed())
            .limit(whole ? MOST : FEW)
            .map(event -> new Entry(event.when(), event.who(), event.what()))
            .toList();
    var older = Math.min(MOST, events.size()) - entries.size();
    return new Past(
        entries, older, older == 0 ? null : Links.feature(feature) + "?history=all#history");
  }

  private void own(Handle handle, String key, List<Event> events) {
    var changes = ChangeLog.of(handle, KeepingFeatures.SUBJECT, key, MOST);
    for (var at = 0; at < changes.size(); at++) {
      var before = at + 1 < changes.size() ? changes.get(at + 1).factsAs(Feature.class) : null;
      var change = changes.get(at);
      var now = change.factsAs(Feature.class);
      var what = before == null ? List.of(born(change)) : differences(handle, before, now);
      if (!what.isEmpty()) {
        events.add(event(change, what));
      }
    }
  }

  /// When others were merged into it, or taken out again.
  private void joined(Handle handle, String key, Feature other, List<Event> events) {
    ChangeLog.of(handle, KeepingFeatures.SUBJECT, other.key(), MOST).stream()
        .filter(change -> change.action().equals("merged"))
        .filter(change -> key.equals(change.factsAs(Feature.class).mergedInto()))
        .forEach(change ->
            events.add(
                event(change, List.of(says.say("history.joined", Spoken.text(other.title()))))));
  }

  private void asked(Request request, List<Event> events) {
    var filed = request.filedAt();
    var day = request.filedDate();
    if (filed == null || day == null) {
      return;
    }
    var exact = filed.length() > "2026-01-01".length();
    var atMs =
        exact
            ? Instant.parse(filed).toEpochMilli()
            : day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    var id = book.accountId(request.account());
    var account = id < 0 ? request.account() : book.account(id).name();
    events.add(
        new Event(
            atMs,
            exact ? voice.moment(atMs) : voice.day(day),
            request.filedBy() == null ? says.say("history.somebody") : name(request.filedBy()),
            List.of(
                says.say(
                    "history.asked", Spoken.text(account), voice.severity(request.severity())))));
  }

  private Event event(Change change, List<String> what) {
    return new Event(change.atMs(), voice.moment(change.atMs()), name(change.actor()), what);
  }

  private String born(Change change) {
    return says.say(KeepingFeatures.isBornByFiling(change) ? "history.filed" : "history.created");
  }

  private List<String> differences(Handle handle, Feature before, Feature now) {
    var what = new ArrayList<String>();
    if (before.status() != now.status()) {
      what.add(
          says.say("history.status", voice.status(before.status()), voice.status(now.status())));
    }
    if (!before.title().equals(now.title())) {
      what.add(says.say("history.title", Spoken.text(before.title()), Spoken.text(now.title())));
    }
    text(what, "description", before, now, Feature::description);
    quoted(what, "area", before, now, Feature::area);
    if (!Objects.equals(before.effort(), now.effort())) {
      what.add(
          now.effort() == null
              ? says.say("history.effort.none")
              : says.say("history.effort", voice.effort(now.effort().personMonths(), true)));
    }
    day(what, "target", before.targetDate(), now.targetDate());
    quoted(what, "reason", before, now, Feature::reason);
    quoted(what, "workaround", before, now, Feature::workaround);
    day(what, "revisit", before.revisitDate(), now.revisitDate());
    if (!Objects.equals(before.mergedInto(), now.mergedInto())) {
      what.add(merge(handle, before, now));
    }
    return what;
  }

  private String merge(Handle handle, Feature before, Feature now) {
    return now.mergedInto() == null
        ? says.say("history.unmerged", title(handle, String.valueOf(before.mergedInto())))
        : says.say("history.merged", title(handle, now.mergedInto()));
  }

  private String title(Handle handle, String key) {
    return house
        .features()
        .find(handle, key)
        .map(feature -> Spoken.text(feature.value().title()))
        .orElse(Spoken.text(key));
  }

  private void text(
      List<String> what,
      String field,
      Feature before,
      Feature now,
      Function<Feature, @Nullable String> value) {
    if (!Objects.equals(value.apply(before), value.apply(now))) {
      what.add(says.say("history." + field + (value.apply(now) == null ? ".none" : "")));
    }
  }

  private void quoted(
      List<String> what,
      String field,
      Feature before,
      Feature now,
      Function<Feature, @Nullable String> value) {
    var text = value.apply(now);
    if (!Objects.equals(value.apply(before), text)) {
      what.add(
          text == null
              ? says.say("history." + field + ".none")
              : says.say("history." + field, Spoken.text(Texts.clip(text, LONGEST))));
    }
  }

  private void day(
      List<String> what, String field, @Nullable LocalDate before, @Nullable LocalDate now) {
    if (!Objects.equals(before, now)) {
      what.add(
          now == null
              ? says.say("history." + field + ".none")
              : says.say("history." + field, voice.day(now)));
    }
  }

  private String name(String actor) {
    return Spoken.text(
        names.getOrDefault(actor, actor.contains("@") ? Spoken.localPart(actor) : actor));
  }
}
