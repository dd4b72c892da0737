package heed.pages;

import heed.announcement.AnnouncementStore;
import heed.http.Problem;
import heed.http.Reception;
import heed.http.Route;
import heed.http.Server;
import heed.people.Caller;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The pages as a part of the server.
public final class Pages implements Server.Part, Reception {
  private final Desk desk;
  private final SignInPage signIn;
  private final Live live;
  private final List<Route> routes = new ArrayList<>();

  public Pages(House house) {
    var assets = new Assets();
    desk = new Desk(house, assets);
    live = new Live(desk);
    routes.add(live.route());
    routes.addAll(assets.routes());
    var reports = new PolicyReports();
    routes.add(reports.route());
    signIn = new SignInPage(desk);
    routes.addAll(new SignInRoutes(desk, signIn).routes());
    routes.addAll(new ProviderRoutes(desk, signIn).routes());
    routes.addAll(new MailedLinks(desk, signIn).routes());
    routes.addAll(new FirstAdminRoutes(desk).routes());
    routes.addAll(new ChoosingRoutes(desk).routes());
    routes.addAll(new SessionRoutes(desk).routes());
    var backlog = new BacklogRoutes(desk);
    routes.addAll(backlog.routes());
    routes.addAll(new BacklogEditRoutes(desk, backlog).routes());
    routes.addAll(new ViewRoutes(desk).routes());
    var features = new FeaturePage(desk);
    routes.addAll(features.routes());
    routes.addAll(new StatusRoutes(desk, features).routes());
    routes.addAll(new FeatureEditRoutes(desk, features).routes());
    routes.addAll(new MergeRoutes(desk).routes());
    routes.addAll(new WhatIfRoutes(desk).routes());
    routes.addAll(new PolicyPage(desk).routes());
    routes.addAll(new DiscussionRoutes(desk, features).routes());
    routes.addAll(new LoopFiguresRoutes(desk).routes());
    var pool = new PoolRoutes(desk);
    routes.addAll(new LoopRoutes(desk, pool).routes());
    routes.addAll(pool.routes());
    routes.addAll(new PromiseRoutes(desk).routes());
    var announcements = new AnnouncementStore();
    routes.addAll(new AnnouncementRoutes(desk, announcements).routes());
    routes.addAll(new DigestRoutes(desk, announcements).routes());
    routes.addAll(new ShippedRoutes(desk, announcements).routes());
    routes.addAll(new StoryRoutes(desk).routes());
    routes.addAll(new TellingRoutes(desk).routes());
    routes.addAll(new FilingPage(desk).routes());
    routes.addAll(new AccountRoutes(desk).routes());
    routes.addAll(new HealthRoutes(desk).routes());
    routes.addAll(new PictureRoutes(desk).routes());
    routes.addAll(new BriefRoutes(desk).routes());
    routes.addAll(new MessageRoutes(desk).routes());
    routes.addAll(new PeopleRoutes(desk).routes());
    routes.addAll(new TokenRoutes(desk).routes());
    routes.addAll(new ChangeRoutes(desk).routes());
    routes.addAll(new ConnectionRoutes(desk, reports).routes());
    routes.addAll(new SearchRoutes(desk, this::stands).routes());
    routes.addAll(new ImportPageRoutes(desk).routes());
    var inbox = new InboxRoutes(desk);
    routes.addAll(inbox.routes());
    routes.addAll(new TriageRoutes(desk, inbox).routes());
  }

  @Override
  public String root() {
    return "/";
  }

  @Override
  public List<Route> routes() {
    return desk.secure() ? routes.stream().map(Pages::byHttpsOnly).toList() : List.copyOf(routes);
  }

  /// Downloads, redirects and scripts say it too: whichever comes first, browsers know from then
  /// on.
  private static Route byHttpsOnly(Route route) {
    return new Route(
        route.verb(),
        route.path(),
        route.access(),
        context -> {
          Rendering.byHttpsOnly(context);
          route.handler().handle(context);
        });
  }

  @Override
  public Optional<Caller> signedIn(Context context) {
    return desk.sessions().find(context);
  }

  @Override
  public void say(Context context, int status, String title, String sentence) {
    context.header("Cache-Control", "no-store");
    var words = Map.<String, Object>of("title", title, "sentence", Spoken.text(sentence));
    desk.door(context, status, "problem.jte", words);
  }

  @Override
  public void closing() {
    live.close();
  }

  /// A refusal for people: as a page, or as a line beside the page whose part was asked for.
  @Override
  public void refuse(Context context, Problem problem) {
    if (Desk.wantsPart(context)) {
      // Not in place of the form: what was typed stays.
      context.header("HX-Retarget", "#said");
      context.header("HX-Reswap", "innerHTML");
      var sentence =
          problem.status() == 401 ? desk.voice(context).on("frame").say("over") : problem.detail();
      desk.part(context, problem.status(), "trouble.jte", Map.of("sentence", sentence));
    } else if (problem.status() == 401) {
      signIn.refused(context, problem.detail());
    } else {
      desk.door(
          context,
          problem.status(),
          "problem.jte",
          Map.of(
              "title",
              title(desk.voice(context), problem),
              "sentence",
              Spoken.text(problem.detail())));
    }
  }

  private boolean stands(String path) {
    return routes.stream()
        .anyMatch(route -> route.verb() == Route.Verb.GET && route.path().equals(path));
  }

  private static String title(Voice voice, Problem problem) {
    var says = voice.on("frame");
    return switch (problem.status()) {
      case 403, 404, 503 -> says.say("problem." + problem.status());
      default -> says.say(problem.status() >= 500 ? "problem.ours" : "problem.theirs");
    };
  }
}
