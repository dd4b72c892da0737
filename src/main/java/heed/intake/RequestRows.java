package heed.intake;

import heed.platform.Fields;
import heed.platform.Kept;
import heed.platform.database.Transaction;
import heed.request.FilingRequests;
import heed.request.NewRequest;
import heed.request.Request;
import java.util.List;

/// Rows of a requests file.
final class RequestRows implements Rows<RequestRows.Sent> {
  /// A request and the key that the file gives it.
  record Sent(String key, NewRequest request) {}

  private final Transaction transaction;
  private final FilingRequests.Known known;
  private final Columns columns;

  RequestRows(Transaction transaction, FilingRequests filing, Columns columns) {
    this.transaction = transaction;
    this.known = filing.knowing(transaction);
    this.columns = columns;
  }

  @Override
  public Sent read(Fields fields) {
    return new Sent(fields.key("key"), NewRequest.of(fields));
  }

  @Override
  public String key(Sent sent) {
    return sent.key();
  }

  @Override
  public void turnTo(List<String> keys) {
    known.turnTo(transaction, keys);
  }

  @Override
  public Kept.Outcome keep(Sent sent) {
    var request =
        known
            .find(sent.key())
            .map(before -> completed(sent.request(), before))
            .orElse(sent.request());
    return known.put(transaction, sent.key(), request).outcome();
  }

  private NewRequest completed(NewRequest sent, Request before) {
    return new NewRequest(
        sent.account(),
        sent.feature(),
        null,
        null,
        sent.severity(),
        columns.have("coreUseCase") ? sent.coreUseCase() : before.coreUseCase(),
        columns.have("expansionArr") ? sent.expansionArrMinor() : before.expansionArrMinor(),
        columns.have("quote") ? sent.quote() : before.quote(),
        columns.have("contact") ? sent.contact() : before.contact(),
        columns.have("filedBy") ? sent.filedBy() : before.filedBy(),
        columns.have("filedAt") ? sent.filedAt() : before.filedAt(),
        columns.have("sourceUrl") ? sent.sourceUrl() : before.sourceUrl());
  }
}
