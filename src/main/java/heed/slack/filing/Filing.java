package heed.slack.filing;

import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import heed.people.Caller;
import heed.people.Person;
import heed.people.Role;
import heed.platform.Currency;
import heed.platform.Fields;
import heed.platform.Refused;
import heed.platform.database.Database;
import heed.platform.database.Transaction;
import heed.request.FilingRequests;
import heed.request.NewRequest;
import heed.slack.message.Receipts;
import heed.slack.rooms.SeenStore;
import heed.slack.team.Voices;
import heed.slack.text.Answers;
import heed.slack.text.FormState;
import java.util.LinkedHashMap;
import java.util.Map;

/// Takes a submitted form into the book: once, whatever Slack repeats, and answers only after the
/// commit.
public final class Filing {
  private final Database database;
  private final FilingRequests filing;
  private final Receipts receipts;
  private final Currency currency;
  private final Voices voices;
  private final SeenStore seen = new SeenStore();

  public Filing(
      Database database,
      FilingRequests filing,
      Receipts receipts,
      Currency currency,
      Voices voices) {
    this.voices = voices;
    this.database = database;
    this.filing = filing;
    this.receipts = receipts;
    this.currency = currency;
  }

  public Response submit(View view, Person person) {
    try {
      Caller.of(person).mustBe(Role.CSM);
      var submitted = new Submitted(view, person.email());
      var fields = new Fields(submitted, currency);
      var sent = NewRequest.of(fields);
      if (TypedAmount.isAmbiguous(submitted.typed("expansionArr"))) {
        fields.refuse("expansionArr", voices.of(person).plain("form.expansion.ambiguous"));
      }
      fields.refuseProblems();
      database
          .writer()
          .write(
              person.email(),
              transaction -> {
                store(transaction, view.getTeamId() + " " + view.getId(), sent, person);
                return true;
              });
      return Answers.nothing();
    } catch (Refused refused) {
      return Answers.errors(shown(refused, view));
    }
  }

  /// The mark commits with the request: a refused form may be corrected and sent again, a stored
  /// one is not stored twice.
  private void store(Transaction transaction, String viewId, NewRequest sent, Person person) {
    if (seen.first(transaction, "view:" + viewId)) {
      var request = filing.file(transaction, sent).value();
      receipts.owe(transaction, person, request, sent.newTitle() != null);
    }
  }

  /// Complaints by block. What concerns no field stands at the first.
  private static Map<String, String> shown(Refused refused, View view) {
    var byBlock = new LinkedHashMap<String, String>();
    refused
        .errors()
        .forEach(
            error -> byBlock.putIfAbsent(FormState.blockOf(view, error.field()), error.message()));
    if (byBlock.isEmpty()) {
      byBlock.put("account", refused.sentence());
    }
    return byBlock;
  }
}
