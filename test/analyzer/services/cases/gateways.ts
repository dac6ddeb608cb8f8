// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates write their variables like this.
import { app, type DiscoveryCase } from './case.js';

const order = { 'order/package.json': app('order'), 'user/package.json': app('user') };
const built = '  order: { build: ./order }\n  user: { build: ./user, container_name: people }\n';

export const gatewayCases: readonly DiscoveryCase[] = [
  {
    name: 'nginx that a compose file mounts: prefixes, upstreams, variables, rewrites, a host that only it names',
    form: 'match',
    files: {
      ...order,
      'compose.yml': [
        'services:',
        '  edge:',
        '    image: nginx:1.29',
        '    volumes: ["./nginx/nginx.conf:/etc/nginx/nginx.conf:ro"]',
        '    environment: { PAY_HOST: partner }',
        built,
      ].join('\n'),
      'nginx/nginx.conf': [
        '# the entrance',
        'http {',
        '  upstream people_backend { server people:3001 max_fails=3; server people:3002; }',
        '  server {',
        '    listen 8080;',
        '    set $orders http://order:3000;',
        '    location /orders/ { proxy_pass $orders; proxy_set_header Host "a;{b}"; }',
        '    location /v1/orders/ { proxy_pass http://order:3000/; }',
        '    location ~ ^/users/(.*) { proxy_pass http://people_backend; }',
        '    location /api/users { rewrite ^/api/users/(.*)$ /users/$1 break; proxy_pass http://people:3001; }',
        '    location = /stock { proxy_pass http://stock:3005; }',
        '    location /pay { proxy_pass http://${PAY_HOST}:80; }',
        '    location / { root /usr/share/nginx/html; }',
        '  }',
        '}',
      ].join('\n'),
    },
    found: {
      services: [
        'edge | not in the repository | gateway | aliases edge | ports 8080 | env PAY_HOST=partner',
        'order | order | service | aliases order',
        'partner | not in the repository | service | aliases partner | ports 80',
        'stock | not in the repository | service | aliases stock | ports 3005',
        'user | user | service | aliases people, user',
      ],
      hosts: [
        'edge = edge by compose',
        'order = order by compose',
        'people = user by compose',
        'user = user by compose',
      ],
      gateways: [
        'edge: /v1/orders/ → order as /',
        'edge: /api/users → user as /users/',
        'edge: /orders/ → order',
        'edge: /stock → stock',
        'edge: /users → user',
        'edge: /pay → partner',
      ],
    },
  },
  {
    name: 'the nginx of a front end, in its folder',
    form: 'match',
    files: {
      ...order,
      'web/Dockerfile': 'FROM node:22 AS build\nFROM nginx:1.29\n',
      'web/package.json':
        '{ "name": "web", "dependencies": { "react": "19" }, "devDependencies": { "vite": "7" } }',
      'web/conf/default.conf.template':
        'server { location /api/orders { proxy_pass http://order:3000; } location /x { proxy_pass http://$host; } }',
    },
    found: {
      services: ['order | order | service', 'user | user | service', 'web | web | frontend'],
      hosts: [],
      gateways: ['web: /api/orders → order'],
    },
  },
  {
    name: 'Kong, with upstreams and stripped paths',
    form: 'match',
    files: {
      ...order,
      'compose.yml': `services:\n  kong: { image: "kong:3", volumes: ["./kong:/kong"] }\n${built}`,
      'kong/kong.yml': [
        '_format_version: "3.0"',
        'services:',
        '  - name: orders',
        '    url: http://order:3000/v1',
        '    routes: [{ paths: [/orders, "~/o/\\\\d+"] }]',
        '  - name: users',
        '    host: people-upstream',
        '    routes: [{ paths: [/users], strip_path: false }]',
        'upstreams: [{ name: people-upstream, targets: [{ target: "people:3001" }] }]',
      ].join('\n'),
    },
    found: {
      services: [
        'kong | not in the repository | gateway | aliases kong',
        'order | order | service | aliases order',
        'user | user | service | aliases people, user',
      ],
      hosts: [
        'kong = kong by compose',
        'order = order by compose',
        'people = user by compose',
        'user = user by compose',
      ],
      gateways: ['kong: /orders → order as /v1', 'kong: /users → user'],
    },
  },
  {
    name: 'Traefik by labels and by its dynamic file, Express Gateway',
    form: 'match',
    files: {
      ...order,
      'compose.yml': [
        'services:',
        '  proxy: { image: "traefik:v3", ports: ["80:80"], volumes: ["./traefik:/etc/traefik"] }',
        '  order:',
        '    build: ./order',
        '    labels:',
        '      - "traefik.http.routers.order.rule=Host(`shop.example`) && PathPrefix(`/orders`, `/carts`)"',
        '      - traefik.http.routers.order.middlewares=cut',
        '      - traefik.http.middlewares.cut.stripprefix.prefixes=/orders',
      ].join('\n'),
      'traefik/dynamic.yml': [
        'http:',
        '  routers: { people: { rule: "PathPrefix(`/users`)", service: people } }',
        '  services: { people: { loadBalancer: { servers: [{ url: "http://user:3001" }] } } }',
      ].join('\n'),
      'edge/package.json': app('edge', { dependencies: { 'express-gateway': '1' } }),
      'edge/src/server.js': "require('express-gateway')().run()",
      'edge/config/gateway.config.yml': [
        'apiEndpoints: { orders: { host: "*", paths: "/orders*" } }',
        'serviceEndpoints: { order: { url: "http://order:3000" } }',
        'pipelines:',
        '  main:',
        '    apiEndpoints: [orders]',
        '    policies: [{ key-auth: }, { proxy: [{ action: { serviceEndpoint: order } }] }]',
      ].join('\n'),
    },
    found: {
      services: [
        'edge | edge | gateway',
        'order | order | service | aliases order',
        'proxy | not in the repository | gateway | aliases proxy | ports 80',
        'user | user | service',
      ],
      hosts: ['order = order by compose', 'proxy = proxy by compose'],
      gateways: [
        'edge: /orders → order',
        'proxy: /orders → order as /',
        'proxy: /carts → order as /',
        'proxy: /users → user',
      ],
    },
  },
  {
    name: 'configuration of other products, and nginx with pages alone',
    form: 'near miss',
    files: {
      ...order,
      'compose.yml': 'services:\n  pages: { image: "nginx:1.29", volumes: ["./site:/etc/nginx/conf.d"] }\n',
      'site/default.conf': 'server { listen 80; location / { root /srv; } }',
      'redis/redis.conf': 'bind 0.0.0.0\n# proxy_pass nothing\n',
      'charts/values.yaml': 'routers:\n  loadBalancer: x\n',
      'order/kong.yml': 'services: [{ name: order }]',
    },
    found: {
      services: [
        'order | order | service',
        'pages | not in the repository | service | aliases pages',
        'user | user | service',
      ],
      hosts: ['pages = pages by compose'],
    },
  },
  {
    name: 'a table of nobody, hosts of requests, different servers of one upstream, braces without an end',
    form: 'cannot tell',
    files: {
      ...order,
      'deploy/nginx.conf': 'server { location /orders { proxy_pass http://order:3000; } }',
      'web/Dockerfile': 'FROM nginx:1',
      'web/nginx.conf': [
        'upstream both { server order:1; server user:1; }',
        'server {',
        '  location /a { proxy_pass http://both; }',
        '  location /b { proxy_pass http://$arg_host; }',
        '  location ~ \\.php$ { proxy_pass http://order; }',
        '  location /c { proxy_pass http://api.partner.example; }',
      ].join('\n'),
    },
    found: {
      services: ['order | order | service', 'user | user | service', 'web | web | gateway'],
      hosts: [],
    },
  },
];
