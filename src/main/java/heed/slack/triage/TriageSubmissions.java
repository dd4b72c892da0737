package heed.slack.triage;

import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import heed.feature.Effort;
import heed.feature.Feature;
import heed.loop.StatusChange;
import heed.people.Caller;
import heed.people.Person;
import heed.platform.Fields;
import heed.platform.Refused;
import heed.platform.Versioned;
import heed.platform.database.Transaction;
import heed.slack.filing.FilingForm;
import heed.slack.rooms.SeenStore;
import heed.slack.rooms.SlackRooms;
import heed.slack.text.Answers;
import heed.slack.text.FormState;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes the forms behind a card's buttons: once, whatever Slack repeats, and answers only after
/// the commit. What is wrong stands at its field, and the form stays open.
public final class TriageSubmissions {
  private final SlackRooms rooms;
  private final TriageCards cards;
  private final SeenStore seen = new SeenStore();

  public TriageSubmissions(SlackRooms rooms, TriageCards cards) {
    this.rooms = rooms;
    this.cards = cards;
  }

  /// A first submission shows what would become of the two; the second, of the same choice, does
  /// it.
  public Response merge(View view, Person person) {
    return submitted(
        view,
        TriageForms.INTO,
        memory -> {
          var into = chosen(view);
          if (memory.previewed().equals(into.key())) {
            var feature = cards.featureOf(memory.card());
            write(
                view,
                person,
                transaction ->
                    rooms
                        .triage()
                        .triaging()
                        .merge(
                            transaction, feature, into.key(), memory.version(), Caller.of(person)));
            return Answers.nothing();
          }
          return Answers.instead(preview(memory, into, person));
        });
  }

  private Map<String, Object> preview(TriageForms.Memory memory, Feature into, Person person) {
    var key = cards.featureOf(memory.card());
    var caller = Caller.of(person);
    Versioned<Feature> feature =
        rooms.database().read(handle -> rooms.triage().triaging().toDecide(handle, key, caller));
    if (into.key().equals(key)) {
      throw Refused.field(TriageForms.INTO, TriageTexts.plain("form.missing.into"));
    }
    return TriageForms.merge(rooms.book().now(), feature, into, memory.card());
  }

  private Feature chosen(View view) {
    var value = FormState.values(view).get(TriageForms.INTO);
    var option = value == null ? null : value.getSelectedOption();
    var chosen = option == null ? "" : String.valueOf(option.getValue());
    return rooms
        .database()
        .read(handle ->
            chosen.startsWith(FilingForm.KNOWN)
                ? rooms
                    .features()
                    .findRoot(handle, chosen.substring(FilingForm.KNOWN.length()))
                    .map(Versioned::value)
                : java.util.Optional.<Feature>empty())
        .orElseThrow(() -> Refused.field(TriageForms.INTO, TriageTexts.plain("form.missing.into")));
  }

  public Response decline(View view, Person person) {
    return submitted(
        view,
        TriageForms.REASON,
        memory -> {
          var change = declined(view);
          var feature = cards.featureOf(memory.card());
          write(
              view,
              person,
              transaction ->
                  rooms
                      .triage()
                      .triaging()
                      .decide(transaction, feature, change, memory.version(), Caller.of(person)));
          return Answers.nothing();
        });
  }

  /// A proper no: why, what to do instead or that there is nothing, and when it is looked at again.
  private StatusChange declined(View view) {
    var values = FormState.values(view);
    var fields =
        new Fields(
            field -> field.equals("status") ? text("declined") : text(typed(values, field)),
            rooms.book().now().currency());
    var change = StatusChange.of(fields);
    var none = ticked(values, TriageForms.NO_WORKAROUND);
    if (none && change.workaround() != null) {
      fields.refuse(TriageForms.NO_WORKAROUND, TriageTexts.plain("form.both.workaround"));
    } else if (!none && change.workaround() == null) {
      fields.refuse(TriageForms.WORKAROUND, TriageTexts.plain("form.missing.workaround"));
    }
    refuseMissingDay(fields, change.revisitDate());
    fields.refuseProblems();
    return change;
  }

  private void refuseMissingDay(Fields fields, @Nullable LocalDate again) {
    if (again == null) {
      fields.refuse(TriageForms.REVISIT, TriageTexts.plain("form.missing.again"));
    } else if (!again.isAfter(rooms.today())) {
      fields.refuse(TriageForms.REVISIT, TriageTexts.plain("form.past.again"));
    }
  }

  public Response estimate(View view, Person person) {
    return submitted(
        view,
        TriageForms.DISCIPLINES.getFirst(),
        memory -> {
          var effort = estimated(view);
          var feature = cards.featureOf(memory.card());
          write(
              view,
              person,
              transaction ->
                  rooms
                      .triage()
                      .triaging()
                      .estimate(transaction, feature, effort, memory.version(), Caller.of(person)));
          return Answers.nothing();
        });
  }

  private Effort estimated(View view) {
    var values = FormState.values(view);
    var fields = new Fields(new Disciplines(values), rooms.book().now().currency());
    var effort = Effort.of(fields);
    fields.refuseProblems();
    if (effort == null) {
      throw Refused.field(
          TriageForms.DISCIPLINES.getFirst(), TriageTexts.plain("form.missing.effort"));
    }
    return effort;
  }

  /// The three fields as the API nests them.
  private record Disciplines(Map<String, ViewState.Value> values) implements Fields.Source {
    @Override
    public Fields.Raw value(String field) {
      if (field.equals("effort")) {
        var any = TriageForms.DISCIPLINES.stream().anyMatch(each -> given(typed(values, each)));
        return any ? new Fields.Raw.Other() : new Fields.Raw.Absent();
      }
      return field.startsWith("effort.") ? text(typed(values, nameOf(field))) : text(null);
    }

    @Override
    public String nameOf(String field) {
      return field.startsWith("effort.")
          ? field.substring("effort.".length())
          : TriageForms.DISCIPLINES.getFirst();
    }

    private static boolean given(@Nullable String typed) {
      return typed != null && !typed.isBlank();
    }
  }

  private interface Taking {
    Response of(TriageForms.Memory memory);
  }

  private Response submitted(View view, String field, Taking taking) {
    var memory = TriageForms.Memory.of(view.getPrivateMetadata());
    if (memory == null) {
      return Answers.errors(Map.of(field, TriageTexts.plain("form.old")));
    }
    try {
      return taking.of(memory);
    } catch (Refused refused) {
      return Answers.errors(shown(refused, field));
    } finally {
      cards.refreshLater(memory.card());
    }
  }

  /// The mark commits with the decision: a refused form may be corrected and sent again, one that
  /// was taken is not taken twice.
  private void write(View view, Person person, Consumer<Transaction> decision) {
    rooms
        .database()
        .writer()
        .write(
            person.email(),
            transaction -> {
              if (seen.first(transaction, "view:" + view.getId())) {
                decision.accept(transaction);
              }
              return true;
            });
  }

  /// Complaints by block. What concerns no field stands at the first.
  private static Map<String, String> shown(Refused refused, String first) {
    var byBlock = new LinkedHashMap<String, String>();
    refused.errors().forEach(error -> byBlock.putIfAbsent(error.field(), error.message()));
    if (byBlock.isEmpty()) {
      byBlock.put(first, refused.sentence());
    }
    return byBlock;
  }

  private static @Nullable String typed(Map<String, ViewState.Value> values, String field) {
    var value = values.get(field);
    return value == null
        ? null
        : field.equals(TriageForms.REVISIT) ? value.getSelectedDate() : value.getValue();
  }

  private static boolean ticked(Map<String, ViewState.Value> values, String field) {
    var value = values.get(field);
    return value != null
        && value.getSelectedOptions() != null
        && !value.getSelectedOptions().isEmpty();
  }

  private static Fields.Raw text(@Nullable String value) {
    return value == null ? new Fields.Raw.Absent() : new Fields.Raw.Text(value, true);
  }
}
