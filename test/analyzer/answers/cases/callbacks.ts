import type { Case } from '../described.js';

export const CALLBACK_CASES: readonly Case[] = [
  {
    name: 'request: the body is sent on, the error passed to next',
    file: 'src/orders.js',
    code: `
app.get('/orders', (req, res, next) => {
  /*@*/request('http://orders/all', (error, response, body) => {
    if (error) return next(error);
    res.send(body); // <-
  });
});`,
    want: 'data reply propagates awaited',
    besides: { function: '', branch: 'callback0' },
  },
  {
    name: 'request: only the status code is sent on',
    file: 'src/orders.js',
    code: `
app.delete('/cart', (req, res, next) => {
  /*@*/request({ uri: 'http://carts/1', method: 'DELETE' }, function (error, response) {
    if (error) return next(error);
    res.sendStatus(response.statusCode); // <-
  });
});`,
    want: 'status reply propagates awaited',
    besides: { function: '', branch: 'callback0' },
  },
  {
    name: 'request: an error is logged and work goes on either way',
    file: 'src/login.js',
    code: `
function merge(id, callback) {
  /*@*/request('http://carts/merge', function (error, response, body) {
    if (error) { // <-
      console.log(error);
    }
    console.log('merged');
    callback(null, id);
  });
}`,
    want: 'ignored - swallowed awaited',
    besides: { function: 'merge' },
  },
  {
    name: 'near miss: an error ends early before work',
    file: 'src/login.js',
    code: `
function merge(id, callback) {
  /*@*/request('http://carts/merge', function (error) {
    if (error) { // <-
      console.log(error);
      return;
    }
    callback(null, id);
  });
}`,
    want: 'status - mapped awaited',
    besides: { function: 'merge' },
  },
  {
    name: 'a callback bound to this',
    file: 'src/orders.js',
    code: `
app.get('/orders', (req, res, next) => {
  /*@*/request('http://orders/all', function (error, response, body) {
    if (error) return next(error);
    this.res.send(body); // <-
  }.bind({ res }));
});`,
    want: 'data reply propagates awaited',
    besides: { function: '', branch: 'callback0' },
  },
  {
    name: 'node:http: chunks are collected and resolved',
    code: `
export function placeOrder() {
  return new Promise((resolve, reject) => { // <-
    const sent = /*@*/http.get('http://user/me', (res) => {
      let text = '';
      res.on('data', (chunk) => { text += chunk; });
      res.on('end', () => resolve(JSON.parse(text)));
    });
    sent.on('error', reject);
  });
}`,
    want: 'data reply propagates awaited',
    besides: { parallel: null },
  },
  {
    name: 'node:http: only the status code',
    code: `
export function placeOrder() {
  return new Promise((resolve, reject) => { // <-
    /*@*/http.get('http://stock/health', (res) => {
      res.resume();
      resolve(res.statusCode === 200);
    }).on('error', reject);
  });
}`,
    want: 'status reply propagates awaited',
  },
  {
    name: 'superagent: end with a callback',
    file: 'src/place-order.js',
    code: `
exports.placeOrder = (order, done) => {
  /*@*/superagent.post('http://loyalty/points').send(order).end((err, res) => {
    if (err) return done(err);
    done(null, res.body.points); // <-
  });
};`,
    want: 'data reply propagates awaited',
    besides: { parallel: 'Block 1' },
  },
  {
    name: 'piped into the reply',
    file: 'src/orders.js',
    code: `
app.get('/orders', (req, res) => {
  /*@*/request.get('http://orders' + req.url).pipe(res); // <-
});`,
    want: 'data reply propagates awaited',
    besides: { function: '', branch: 'callback0', parallel: 'Block 1' },
  },
  {
    name: 'a function is given the reply and next',
    file: 'src/orders.js',
    code: `
app.get('/orders', (req, res, next) => {
  /*@*/forward('http://orders/all', res, next); // <-
});`,
    want: 'data reply propagates awaited',
    besides: { function: '', branch: 'callback0', parallel: 'Block 1' },
  },
  {
    name: 'a proxy is mounted',
    file: 'src/gateway.js',
    code: `
app.use('/users', /*@*/proxy('http://user')); // <-`,
    want: 'data reply propagates awaited',
    besides: { function: '', parallel: 'SourceFile 1' },
  },
];
