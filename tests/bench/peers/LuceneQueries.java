// LuceneQueries.java INDEX QUERIES...: latency of searches of one thread in an index of Lucene.java with facets: any of the
// words, ten hits with their fields, exact counts of three facets, and a snippet for each hit by the UnifiedHighlighter. Per
// file of queries p50, p95 and p99 in milliseconds of the second of two rounds, as bench_queries prints them.
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.queryparser.classic.MultiFieldQueryParser;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;

public class LuceneQueries {
  private static final int HITS = 10;
  private static final int PASSAGES = 3;
  private static final List<String> FACETS = List.of("author", "section", "published");

  private final IndexSearcher searcher;
  private final SortedSetDocValuesReaderState facets;
  private final UnifiedHighlighter highlighter;
  private final QueryParser parser;

  private LuceneQueries(DirectoryReader reader) throws Exception {
    GermanAnalyzer analyzer = new GermanAnalyzer();
    searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    facets = new DefaultSortedSetDocValuesReaderState(reader);
    highlighter = new UnifiedHighlighter(searcher, analyzer);
    parser = new MultiFieldQueryParser(new String[] {"title", "body"}, analyzer);
  }

  private double milliseconds(String text) throws Exception {
    long start = System.nanoTime();
    Query query = parser.parse(QueryParser.escape(text));
    FacetsCollector matches = new FacetsCollector();
    TopScoreDocCollector best = TopScoreDocCollector.create(HITS, Integer.MAX_VALUE);
    searcher.search(query, MultiCollector.wrap(best, matches));
    Facets counts = new SortedSetDocValuesFacetCounts(facets, matches);
    for (String name : FACETS) counts.getTopChildren(HITS, name);
    TopDocs hits = best.topDocs();
    for (ScoreDoc hit : hits.scoreDocs) searcher.doc(hit.doc, Set.of("id", "title", "published", "author", "section"));
    if (hits.scoreDocs.length > 0) highlighter.highlight("body", query, hits, PASSAGES);
    return (System.nanoTime() - start) / 1e6;
  }

  public static void main(String[] arguments) throws Exception {
    LuceneQueries lucene = new LuceneQueries(DirectoryReader.open(FSDirectory.open(Path.of(arguments[0]))));
    for (String file : Arrays.asList(arguments).subList(1, arguments.length)) {
      List<String> queries = Files.readAllLines(Path.of(file));
      double[] times = new double[queries.size()];
      for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < times.length; ++i) times[i] = lucene.milliseconds(queries.get(i));
      }
      Arrays.sort(times);
      System.out.printf("Lucene 8, %s (%d): p50 %.1f ms, p95 %.1f ms, p99 %.1f ms%n", Path.of(file).getFileName(),
          times.length, times[times.length / 2], times[times.length * 95 / 100], times[times.length * 99 / 100]);
    }
  }
}
