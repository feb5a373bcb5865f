// SPDX-License-Identifier: GPL-3.0-or-later
//
// search_speed for the index that Index.java writes: the same questions, the same columns. One thread, warm.
//   java Search QUERIES.tsv INDEX_DIR      ROUNDS=15
import java.io.File;
import java.lang.management.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.util.CharArraySet;
import org.apache.lucene.facet.*;
import org.apache.lucene.facet.sortedset.*;
import org.apache.lucene.index.*;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.*;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.FSDirectory;

public class Search {
  static final int WARM_ROUNDS = 12;  // the compiler of the JVM needs some

  public static void main(String[] arguments) throws Exception {
    List<String> questions = Files.readAllLines(Paths.get(arguments[0]), StandardCharsets.UTF_8);
    int rounds = Integer.parseInt(System.getenv().getOrDefault("ROUNDS", "15"));
    IndexReader reader = DirectoryReader.open(FSDirectory.open(new File(arguments[1])));
    IndexSearcher searcher = new IndexSearcher(reader);
    searcher.setSimilarity(new BM25Similarity());
    SortedSetDocValuesReaderState state = new DefaultSortedSetDocValuesReaderState(reader);

    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    String[] ways = {"lucene OR", "lucene OR +facets", "lucene AND", "lucene AND +facets"};
    Map<String, List<List<Double>>> times = new LinkedHashMap<>();
    Map<String, long[]> found = new HashMap<>();
    for (String line : questions) {
      String[] members = line.split("\t", -1);
      times.computeIfAbsent(members[0], key -> {
        List<List<Double>> lists = new ArrayList<>();
        for (String way : ways) lists.add(new ArrayList<>());
        return lists;
      });
      found.putIfAbsent(members[0], new long[ways.length]);
      for (int round = -WARM_ROUNDS; round < rounds; ++round) {
        for (int way = 0; way < ways.length; ++way) {
          long start = clock.getCurrentThreadCpuTime();
          long count = ask(searcher, state, members, way >= 2, way % 2 == 1);
          double ms = (clock.getCurrentThreadCpuTime() - start) / 1e6;
          if (round >= 0) times.get(members[0]).get(way).add(ms);
          if (round == 0) found.get(members[0])[way] += count;
        }
      }
    }
    System.out.println("class\tway\tmedian ms\tp95 ms\tfound");
    for (String group : times.keySet()) {
      for (int way = 0; way < ways.length; ++way) {
        List<Double> sorted = times.get(group).get(way);
        Collections.sort(sorted);
        System.out.printf(Locale.ROOT, "%s\t%s\t%.2f\t%.2f\t%d%n", group, ways[way], sorted.get(sorted.size() / 2),
            sorted.get((int) (0.95 * (sorted.size() - 1))), found.get(group)[way]);
      }
    }
  }

  static long ask(IndexSearcher searcher, SortedSetDocValuesReaderState state, String[] members, boolean and,
                  boolean facets) throws Exception {
    Query query = new MatchAllDocsQuery();
    if (members[0].equals("number")) {
      query = new TermQuery(new Term("number", members[1]));
    } else if (!members[1].isEmpty()) {
      QueryParser parser = new QueryParser("text", new StandardAnalyzer(CharArraySet.EMPTY_SET));
      parser.setDefaultOperator(and ? QueryParser.Operator.AND : QueryParser.Operator.OR);
      query = parser.parse(members[1].replace("?", "\\?"));
    }
    if (!members[2].isEmpty())
      query = new FilteredQuery(query, new QueryWrapperFilter(new TermQuery(new Term("f_type", members[2]))));
    long size = 0;
    TopDocs hits;
    if (facets) {
      FacetsCollector collector = new FacetsCollector();
      hits = FacetsCollector.search(searcher, query, 20, collector);
      Facets counts = new SortedSetDocValuesFacetCounts(state, collector);
      for (String facet : Index.FACETS) {
        FacetResult result = counts.getTopChildren(3000, facet);
        if (result != null) size += result.labelValues.length;
      }
    } else {
      hits = searcher.search(query, 20);
    }
    for (ScoreDoc hit : hits.scoreDocs) size += searcher.doc(hit.doc).get("line").length();
    return size == 0 ? 0 : hits.totalHits;
  }
}
