package heed.pages.importing;

import heed.account.AccountStore;
import heed.account.KeepingAccounts;
import heed.feature.KeepingFeatures;
import heed.http.Addresses;
import heed.http.Answers;
import heed.http.MultipartForm;
import heed.http.Query;
import heed.http.Route;
import heed.intake.ImportingCsv;
import heed.intake.Kind;
import heed.pages.frame.Choice;
import heed.pages.frame.Csv;
import heed.pages.frame.Desk;
import heed.pages.frame.Form;
import heed.pages.frame.Rendering;
import heed.pages.frame.Spoken;
import heed.pages.importing.ImportView.Columns;
import heed.pages.importing.Upload.Stage;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Refused;
import heed.request.FilingRequests;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// CSV files into the book, by a page: send, look, import. The same checks and the same all or
/// nothing as by the command and the API.
public final class ImportPageRoutes {
  static final String PAGE = "/admin/import";
  private static final String ONE = PAGE + "/{id}";
  private static final int MOST_PAGES = 1000;

  private final Desk desk;
  private final Uploads uploads;
  private final Importing importing;

  public ImportPageRoutes(Desk desk) {
    this.desk = desk;
    var house = desk.house();
    this.uploads = new Uploads(house.ids(), house.clock());
    var accounts = new AccountStore();
    var keeping = new KeepingFeatures(house.features());
    this.importing =
        new Importing(
            new ImportingCsv(
                house.database(),
                new KeepingAccounts(accounts),
                keeping,
                new FilingRequests(
                    accounts, house.features(), keeping, house.requests(), house.ids()),
                house.currency()));
  }

  public List<Route> routes() {
    return List.of(
        desk.get(PAGE, Role.ADMIN, this::choose),
        desk.post(PAGE, Role.ADMIN, this::upload),
        desk.get(PAGE + "/samples/{kind}", Role.ADMIN, this::sample),
        desk.get(ONE, Role.ADMIN, this::stage),
        desk.get(ONE + "/errors.csv", Role.ADMIN, this::errors),
        desk.post(ONE + "/run", Role.ADMIN, this::run));
  }

  private void choose(Context context, Caller caller) {
    var kind = Query.of(context, "kind").text("kind").flatMap(Kind::named).orElse(Kind.ACCOUNTS);
    choose(context, 200, caller, kind, null);
  }

  private void choose(
      Context context, int status, Caller caller, Kind kind, @Nullable String trouble) {
    var voice = desk.voice(context);
    var view =
        new ImportView(
            Arrays.stream(Kind.values())
                .map(one -> new Choice(one.word(), ImportWords.kind(one, voice), one == kind))
                .toList(),
            trouble,
            Arrays.stream(Kind.values())
                .map(one ->
                    new Columns(
                        ImportWords.kind(one, voice),
                        one.required(),
                        one.optional(),
                        PAGE + "/samples/" + one.word() + ".csv"))
                .toList());
    desk.page(context, status, caller, "admin", "importing/import.jte", view);
  }

  private void upload(Context context, Caller caller) {
    Form.refuseOtherSites(context, desk.house().baseUrl());
    var form = MultipartForm.of(context);
    var kind = form.text("kind").flatMap(Kind::named).orElse(Kind.ACCOUNTS);
    // Browsers send the lines of a text field with CR LF, inside a quoted cell too.
    var csv =
        form.bytes("file")
            .or(() ->
                form.text("text")
                    .map(text -> text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8)));
    if (csv.isEmpty()) {
      var trouble = desk.voice(context).on("import").say("wrong.nothing");
      choose(context, 400, caller, kind, trouble);
      return;
    }
    var upload = uploads.keep(caller, kind, csv.get());
    importing.check(upload);
    Desk.go(context, PAGE + "/" + upload.id);
  }

  private void stage(Context context, Caller caller) {
    var page = Query.of(context, "page").whole("page", 1, MOST_PAGES).orElse(1);
    var upload = uploads.find(caller, Addresses.part(context, "id"));
    if (upload.isEmpty()) {
      var trouble = desk.voice(context).on("import").say("wrong.gone");
      choose(context, 404, caller, Kind.ACCOUNTS, trouble);
      return;
    }
    var view = new ImportWords(upload.get(), page, desk.voice(context)).view();
    if (Desk.wantsPart(context)) {
      desk.part(context, 200, "importing/stage.jte", Map.of("view", view));
    } else {
      desk.page(context, caller, "admin", "importing/importing.jte", view);
    }
  }

  private void run(Context context, Caller caller) {
    var form = desk.form(context);
    var upload = uploads.find(caller, Addresses.part(context, "id"));
    if (upload.isEmpty()) {
      var trouble = desk.voice(context).on("import").say("wrong.gone.run");
      choose(context, 404, caller, Kind.ACCOUNTS, trouble);
      return;
    }
    if (upload.get().stage() instanceof Stage.Checked checked) {
      importing.run(upload.get(), checked, form.text("skipBad").isPresent());
    }
    Desk.go(context, PAGE + "/" + upload.get().id);
  }

  private void errors(Context context, Caller caller) {
    var upload =
        uploads
            .find(caller, Addresses.part(context, "id"))
            .orElseThrow(() -> Refused.notFound("import", "of this address"));
    var lines =
        Stream.concat(
                Stream.of(Csv.line(Stream.of("line", "field", "message"))),
                ImportWords.errors(upload).stream()
                    .map(error ->
                        Csv.line(
                            Stream.of(
                                Integer.toString(error.line()),
                                Objects.requireNonNullElse(error.field(), ""),
                                error.message()))))
            .collect(Collectors.joining());
    download(context, "heed-import-errors.csv", lines.getBytes(StandardCharsets.UTF_8));
  }

  private void sample(Context context, Caller caller) throws IOException {
    var word = Addresses.part(context, "kind").replaceFirst("\\.csv$", "");
    var kind = Kind.named(word).orElseThrow(() -> Refused.notFound("sample", Spoken.text(word)));
    try (InputStream file =
        Objects.requireNonNull(
            ImportPageRoutes.class.getResourceAsStream(
                "/heed/pages/samples/" + kind.word() + ".csv"))) {
      download(context, kind.word() + ".csv", file.readAllBytes());
    }
  }

  private static void download(Context context, String name, byte[] csv) {
    Rendering.protect(context);
    context.header("Cache-Control", "no-store");
    context.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    Answers.bytes(context, 200, "text/csv;charset=utf-8;header=present", csv);
  }
}
